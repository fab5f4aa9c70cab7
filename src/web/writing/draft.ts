import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import { refuseUnless } from '../../kernel/refusal';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { ReplyView } from '../../letters/replies/reply.view';
import { StatusName, statusNamed } from '../frame/statuses.table';
import type { PageModel } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { presentRoute } from '../replies/present-route';
import './letter-forms.words';
import './writing.words';

/** A reply as its writers meet it, with its case. Another ministry has no drafts of ours: for them there is none. */
export interface Draft {
  readonly reply: ReplyView;
  readonly caseFile: CaseView;
  readonly canEdit: boolean;
  /** Why not, when it cannot be written in now. */
  readonly because: string | null;
  /** Whether the actor can take it back to write on. */
  readonly canRecall: boolean;
}

/** The sheets of a draft, each at its own address. */
export type Sheet = 'letter' | 'recipients' | 'enclosures' | 'versions' | 'note' | 'submit';

/** Finds drafts for the pages that write them. */
@Injectable()
export class Drafts {
  constructor(
    private readonly replies: ReplyQueries,
    private readonly cases: CaseViews,
  ) {}

  async of({ actor }: Visit, replyId: string): Promise<Draft> {
    const reply = await this.replies.view(replyId, actor);
    const caseFile = await this.cases.view(actor, reply.caseId);
    refuseUnless(caseFile.own, 'notFound', 'reply.unknown');
    const edit = reply.allowedActions.find(({ action }) => action === 'edit');
    const canRecall = reply.allowedActions.some(({ action, allowed }) => action === 'recall' && allowed);
    return { reply, caseFile, canEdit: edit?.allowed ?? false, because: edit?.because ?? null, canRecall };
  }
}

/** The head that every sheet of a draft has: what it is, where it stands, by when, the other sheets. */
export function headOf({ reply, caseFile, canEdit }: Draft, sheet: Sheet, language: ScreenLanguage) {
  const word = (key: string, values = {}) => wordOf(language, `writing.${key}`, values);
  const [first] = reply.recipients;
  const others = reply.recipients.length - 1;
  const href = `/svar/${reply.id}/skriv`;
  const submit = reply.allowedActions.find(({ action }) => action === 'submit');
  const tab = (name: Sheet, path: string, count: number | null = null) => ({
    name,
    label: word(`tab-${name}`),
    href: `${href}${path}`,
    current: name === sheet,
    count,
  });
  return {
    id: reply.id,
    href,
    caseId: caseFile.id,
    caseKey: caseFile.key,
    entryKey: reply.entryKey,
    heading: reply.subject,
    to: first
      ? others > 0
        ? word('toSeveral', { name: first.name, n: others })
        : word('to', { name: first.name })
      : word('toNobody'),
    status: statusOf(reply),
    version: word('versionShort', { n: reply.textNumber }),
    deadline: caseFile.replyDeadline,
    restriction: reply.restriction ?? caseFile.restriction,
    canEdit,
    submit: submit?.allowed && sheet !== 'submit' ? `/svar/${reply.id}/send` : null,
    tabs: [
      tab('letter', ''),
      tab('recipients', '/mottakere', reply.recipients.length + reply.copies.length),
      tab('enclosures', '/vedlegg', reply.enclosures.length),
      tab('versions', '/versjoner', reply.textNumber),
      ...(reply.level === 'official' ? [] : [tab('note', '/notat')]),
    ],
  };
}

/** What the page of a sheet has besides its own. */
export function sheetModel(draft: Draft, sheet: Sheet, language: ScreenLanguage) {
  const heading = wordOf(language, `writing.tab-${sheet}`);
  return {
    title: `${draft.reply.entryKey} ${heading}`,
    frame: 'context',
    width: 'wide',
    head: headOf(draft, sheet, language),
    reply: draft.reply,
    canEdit: draft.canEdit,
    because: becauseOf(draft, language),
    recall: draft.canRecall ? `/svar/${draft.reply.id}/gjor/recall` : null,
  } as const satisfies PageModel & Readonly<Record<string, unknown>>;
}

/** A state says itself why nothing can be written; whose letter it is, the domain says. */
function becauseOf({ reply, because, canEdit }: Draft, language: ScreenLanguage): string | null {
  if (canEdit) return null;
  return reply.state === 'drafting' ? because : wordOf(language, `writing.closed-${reply.state}`);
}

/** Sent back, a letter is a draft again; its status says what happened last. */
function statusOf(reply: ReplyView): StatusName {
  const { state } = reply;
  const wasSentBack = presentRoute(reply).some((step) => step.state === 'sentBack');
  return state === 'drafting' && wasSentBack ? 'sentBack' : (statusNamed(state) ?? 'drafting');
}
