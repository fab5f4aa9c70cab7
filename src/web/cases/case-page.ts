import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import { Cases } from '../../cases/cases.service';
import type { Actor } from '../../kernel/actor';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { EntryViews } from '../../letters/entries/entry-views';
import type { EntryDocumentView, EntryLine, EntryView } from '../../letters/entries/entry.view';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { ReplyView } from '../../letters/replies/reply.view';
import { Timeline } from '../../letters/timeline/timeline.service';
import { Page } from '../frame/page';
import { statusNamed } from '../frame/statuses.table';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { CaseAction, actionsShown } from './case-actions.table';
import { stepsOf } from './case-steps';

/** The case at a glance: where it stands, its letters with one of them shown, what can be done, what has happened. */
@Injectable()
export class CasePage {
  constructor(
    private readonly cases: Cases,
    private readonly views: CaseViews,
    private readonly entries: EntryViews,
    private readonly replies: ReplyQueries,
    private readonly timeline: Timeline,
  ) {}

  async of({ actor, language }: Visit, caseId: string, entryId?: string): Promise<Page> {
    const caseFile = await this.views.view(actor, caseId);
    await this.cases.noteReading(actor, caseFile.id, caseFile.restriction?.code ?? null);
    const { items: lines } = await this.entries.ofCase(actor, caseId, { limit: 100 });
    const chosenId = entryId ?? lines[0]?.id;
    const entry = chosenId ? await this.entries.look(actor, chosenId) : null;
    refuseUnless(!entry || entry.caseId === caseFile.id, 'notFound', 'entry.unknown');
    const { items: replyLines } = await this.replies.ofCase(caseId, actor);
    const latest = replyLines.at(-1);
    const reply = latest && caseFile.own ? await this.replies.view(latest.id, actor) : null;
    const chosenReply = replyLines.find((one) => one.entryId === entry?.id);
    const shownReply = chosenReply && caseFile.own ? await this.replies.view(chosenReply.id, actor) : null;
    const actions = actionsShown(caseFile, entry, reply, language);
    return new Page('cases/case', {
      title: `${caseFile.key} ${caseFile.title}`,
      frame: 'context',
      width: 'wide',
      islands: ['pdf'],
      caseFile,
      answers: answersOf(caseFile, language),
      steps: stepsOf(caseFile, lines, reply, language),
      lines: lines.map((line) => entryLine(line, replyLines, entry?.id, language)),
      entry: entry && entryShown(entry, shownReply, language),
      primary: actions.find(({ primary }) => primary) ?? null,
      actions: actions.filter(({ primary }) => !primary),
      happenings: await this.happenings(actor, caseFile),
    });
  }

  private async happenings(actor: Actor, caseFile: CaseView) {
    try {
      return (await this.timeline.ofCase(actor, caseFile.id, { limit: 12 })).items;
    } catch (error) {
      // The history is the owning ministry's; a ministry that only may look in sees the case without it.
      if (error instanceof Refusal && error.kind === 'forbidden') return [];
      throw error;
    }
  }
}

export type ShownAction = CaseAction;

function answersOf({ respondingMinister }: CaseView, language: ScreenLanguage): string {
  const word = (key: string, values = {}) => wordOf(language, `casePage.${key}`, values);
  if (!respondingMinister) return word('answersNobody');
  const { level, office, onBehalfOf } = respondingMinister;
  if (level === 'none') return word('answersNone');
  if (level === 'department') return word('answersDepartment');
  const title = office ? office.title.charAt(0).toUpperCase() + office.title.slice(1) : word('answersStateSecretary');
  return onBehalfOf.length
    ? word('answersFor', { office: title, n: onBehalfOf.length })
    : word('answersAlone', { office: title });
}

function entryLine(
  line: EntryLine,
  replies: readonly { entryId: string; state: string }[],
  chosen: string | undefined,
  language: ScreenLanguage,
) {
  const reply = replies.find((one) => one.entryId === line.id);
  const name = reply && line.status !== 'journalled' && line.status !== 'archived' ? reply.state : line.status;
  const party = line.kind === 'incoming' ? 'casePage.from' : 'casePage.to';
  return {
    ...line,
    chosen: line.id === chosen,
    kindWord: wordOf(language, `casePage.${line.kind}`),
    party: line.correspondent ? wordOf(language, party, { name: line.correspondent }) : '',
    status: statusNamed(name) ?? 'received',
  };
}

function entryShown(entry: EntryView, reply: ReplyView | null, language: ScreenLanguage) {
  const files = entry.documents.map((document) => fileShown(entry, document)).filter((file) => file !== null);
  return {
    ...entry,
    kindWord: wordOf(language, `casePage.${entry.kind}`),
    files,
    shown: files[0] ?? null,
    replyId: reply?.id ?? null,
    draft: reply !== null && !files.length,
  };
}

/** The latest file of a document, the archive format before what it was made from. */
function fileShown(entry: EntryView, document: EntryDocumentView) {
  const file = document.files.find(({ variant }) => variant === 'archive') ?? document.files[0];
  if (!file) return null;
  const href = `/api/v1/entries/${entry.id}/documents/${document.id}/files/${file.id}`;
  return {
    ...file,
    documentId: document.id,
    title: document.title,
    main: document.association === 'main',
    href,
    isPdf: file.mediaType === 'application/pdf',
  };
}
