import { Injectable } from '@nestjs/common';
import { ReasonRequest } from '../../../cases/case.requests';
import { ApprovalService } from '../../../letters/replies/approval.service';
import { ReleaseService } from '../../../letters/replies/release.service';
import { SubmissionService } from '../../../letters/replies/submission.service';
import type { CommandForm, CommandTarget } from '../../frame/command-forms';
import { wordOf } from '../../frame/words';
import './reply-forms.words';

/** The commands on a reply that are a question and an answer; those with a screen of their own are elsewhere. */
export const simpleReplyActions = ['recall', 'withdraw', 'reject', 'recallRelease'] as const;
export type SimpleReplyAction = (typeof simpleReplyActions)[number];

/** The forms of those commands. */
@Injectable()
export class ReplyCommandForms {
  constructor(
    private readonly submission: SubmissionService,
    private readonly approval: ApprovalService,
    private readonly release: ReleaseService,
  ) {}

  readonly forms: Readonly<Record<SimpleReplyAction, CommandForm<CommandTarget>>> = {
    recall: {
      word: 'replyRecall',
      action: 'recall',
      run: ({ visit, target, version }) => this.submission.recall(target.id, version, visit.actor),
    },
    withdraw: {
      ...withReason('replyWithdraw', 'withdraw'),
      serious: true,
      run: ({ visit, target, body, version }) =>
        this.submission.withdraw(target.id, version, (body as ReasonRequest).reason, visit.actor),
    },
    reject: {
      ...withReason('replyReject', 'reject'),
      serious: true,
      run: ({ visit, target, body, version }) =>
        this.approval.reject(target.id, version, (body as ReasonRequest).reason, visit.actor),
    },
    recallRelease: {
      word: 'replyRecallRelease',
      action: 'recallRelease',
      run: ({ visit, target, version }) => this.release.recall(target.id, version, visit.actor),
    },
  };
}

function withReason(word: string, action: SimpleReplyAction): Omit<CommandForm<CommandTarget>, 'run'> {
  return {
    word,
    action,
    request: ReasonRequest,
    fields: (_, { language }) => [{ name: 'reason', kind: 'area', label: wordOf(language, `${word}.reason`) }],
  };
}
