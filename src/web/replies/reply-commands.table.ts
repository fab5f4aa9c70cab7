import { Injectable } from '@nestjs/common';
import { ReasonRequest } from '../../cases/case.requests';
import { StoppingService } from '../../letters/dispatch/stopping.service';
import { ApprovalService } from '../../letters/replies/approval.service';
import { ReleaseService } from '../../letters/replies/release.service';
import { HoldRequest } from '../../letters/replies/reply.requests';
import type { ReplyView } from '../../letters/replies/reply.view';
import { SubmissionService } from '../../letters/replies/submission.service';
import type { CommandForm, CommandTarget } from '../frame/command-forms';
import type { Field } from '../frame/form';
import { wordOf } from '../frame/words';
import './reply-commands.words';

/** A letter as the target of a command. */
export interface ReplyTarget extends CommandTarget {
  readonly reply: ReplyView;
}

type Form = CommandForm<ReplyTarget>;
type Run<B> = {
  visit: { actor: Parameters<ApprovalService['reject']>[3] };
  target: ReplyTarget;
  body: B;
  version: number;
};

/** The commands on a letter that want a word or nothing from who gives them. The rest have pages of their own. */
@Injectable()
export class ReplyCommands {
  readonly forms: ReadonlyMap<string, Form>;

  constructor(
    private readonly approval: ApprovalService,
    private readonly submission: SubmissionService,
    private readonly release: ReleaseService,
    private readonly stopping: StoppingService,
  ) {
    this.forms = new Map(this.table().map((form) => [form.action ?? '', form]));
  }

  private table(): Form[] {
    return [
      {
        ...plain('recall'),
        run: ({ visit, target, version }) => this.submission.recall(target.id, version, visit.actor),
      },
      {
        ...plain('recallRelease'),
        run: async ({ visit, target, version }) => {
          await this.release.recall(target.id, version, visit.actor);
          return '/forvaerelse';
        },
      },
      withReason('withdraw', true, ({ visit, target, body, version }) =>
        this.submission.withdraw(target.id, version, body.reason, visit.actor),
      ),
      withReason('reject', true, ({ visit, target, body, version }) =>
        this.approval.reject(target.id, version, body.reason, visit.actor),
      ),
      withReason('sendBack', false, ({ visit, target, body, version }) =>
        this.approval.sendBack(target.id, version, body.reason, visit.actor),
      ),
      withReason('return', false, ({ visit, target, body, version }) =>
        this.release.return(target.id, version, body.reason, visit.actor),
      ),
      withReason('stop', true, ({ visit, target, body, version }) =>
        this.stopping.stop(target.id, version, body.reason, visit.actor),
      ),
      {
        word: 'replyDo.hold',
        action: 'hold',
        request: HoldRequest,
        fields: ({ reply }, { language }) => [
          { name: 'held', kind: 'tick', label: wordOf(language, 'replyDo.held'), value: reply.held },
          {
            name: 'reason',
            kind: 'area',
            label: wordOf(language, 'replyDo.hold.reason'),
            maxLength: 1000,
            optional: true,
          },
        ],
        run: ({ visit, target, body, version }: Run<HoldRequest>) =>
          this.release.hold(target.id, version, body.held, body.reason?.trim() ?? '', visit.actor),
      },
    ];
  }
}

const plain = (action: string) => ({ word: `replyDo.${action}`, action });

function withReason(action: string, serious: boolean, run: (command: Run<ReasonRequest>) => Promise<unknown>): Form {
  return {
    word: `replyDo.${action}`,
    action,
    serious,
    request: ReasonRequest,
    fields: (_, { language }): Field[] => [
      { name: 'reason', kind: 'area', label: wordOf(language, `replyDo.${action}.reason`), maxLength: 2000 },
    ],
    run: async (command) => {
      await run(command);
    },
  };
}
