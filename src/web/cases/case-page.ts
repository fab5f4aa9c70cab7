import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import { Cases } from '../../cases/cases.service';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Refusal, refuseUnless, sentenceOf } from '../../kernel/refusal';
import { EntryViews } from '../../letters/entries/entry-views';
import type { EntryLine, EntryView } from '../../letters/entries/entry.view';
import { SharedLetters } from '../../letters/entries/shared-letters';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { ReplyLineView, ReplyView } from '../../letters/replies/reply.view';
import { Timeline } from '../../letters/timeline/timeline.service';
import { Standings } from '../../letters/work-lists/standings';
import { Page } from '../frame/page';
import { statusNamed } from '../frame/statuses.table';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { actionsShown } from './case-actions.table';
import { answersOf } from './case-answers';
import { stepEvents, stepsOf } from './case-steps';
import './case.words';
import { EntryShown } from './entry-shown';
import './entry.words';

/** The case at a glance: where it stands, its letters with one of them shown, what can be done, what has happened. */
@Injectable()
export class CasePage {
  constructor(
    private readonly cases: Cases,
    private readonly views: CaseViews,
    private readonly entries: EntryViews,
    private readonly replies: ReplyQueries,
    private readonly timeline: Timeline,
    private readonly standings: Standings,
    private readonly shared: SharedLetters,
    private readonly entryShown: EntryShown,
    private readonly clock: Clock,
  ) {}

  /** The case, with one of its entries and one of that one's files chosen; the first where none is. */
  async of(visit: Visit, caseId: string, entryId?: string, fileId?: string): Promise<Page> {
    const { actor, language } = visit;
    const caseFile = await this.views.view(actor, caseId);
    await this.cases.noteReading(actor, caseFile.id, caseFile.restriction?.code ?? null);
    const { items: lines } = await this.entries.ofCase(actor, caseId, { limit: 100 });
    const { items: replyLines } = await this.replies.ofCase(caseId, actor);
    const entry = await this.chosen(actor, caseFile, entryId ?? lines[0]?.id);
    const reply = await this.replyInHand(actor, caseFile, replyLines);
    const shownReply = await this.replyOf(actor, caseFile, entry, replyLines, reply);
    const actions = actionsShown({
      ...{ actor, caseFile, entry, language },
      reply: shownReply ?? reply,
      hindrances: await this.hindrances(actor, caseFile),
    });
    return new Page('cases/case', {
      title: `${caseFile.key} ${caseFile.title}`,
      frame: 'context',
      width: 'wide',
      islands: ['pdf'],
      caseFile,
      caseRemarks: caseFile.remarks.filter((one) => one.entryId === null),
      crumb: holds(actor, 'caseworker')
        ? { href: '/arbeid/mine', word: wordOf(language, 'work.mine') }
        : { href: '/saker', word: wordOf(language, 'casePage.cases') },
      answers: answersOf(caseFile, language),
      others: await this.others(visit, caseFile, lines, entry),
      language: entry ? wordOf(language, `caseLanguage.${entry.language}`) : null,
      steps: await this.steps(visit, caseFile, lines, reply),
      lines: lines.map((line) => entryLine(line, { replyLines, reply, lines, chosen: entry?.id, language })),
      entry: entry && (await this.entryShown.of(actor, caseFile, entry, shownReply, fileId, language)),
      actions,
      newLetter: canStart(actor, caseFile) ? `/saker/${caseFile.id}/nytt-svar` : null,
      happenings: await this.happenings(actor, caseFile),
    });
  }

  private async chosen(actor: Actor, caseFile: CaseView, entryId: string | undefined): Promise<EntryView | null> {
    const entry = entryId === undefined ? null : await this.entries.look(actor, entryId);
    refuseUnless(!entry || entry.caseId === caseFile.id, 'notFound', 'entry.unknown');
    return entry;
  }

  /** The letter being worked on, or the last that was. */
  private async replyInHand(
    actor: Actor,
    { own }: CaseView,
    lines: readonly ReplyLineView[],
  ): Promise<ReplyView | null> {
    const standing = lines.filter(({ state }) => state !== 'rejected' && state !== 'withdrawn');
    const latest = standing.findLast(({ state }) => state !== 'dispatched') ?? standing.at(-1);
    return latest && own ? this.replies.view(latest.id, actor) : null;
  }

  /** The reply the chosen entry is, or whose note it is. */
  private async replyOf(
    actor: Actor,
    { own }: CaseView,
    entry: EntryView | null,
    lines: readonly ReplyLineView[],
    reply: ReplyView | null,
  ): Promise<ReplyView | null> {
    if (!entry || !own) return null;
    if (reply && [reply.entryId, reply.noteEntryId].includes(entry.id)) return reply;
    const line = lines.find(({ entryId }) => entryId === entry.id);
    return line ? this.replies.view(line.id, actor) : null;
  }

  private async steps(
    { actor, language }: Visit,
    caseFile: CaseView,
    entries: readonly EntryLine[],
    reply: ReplyView | null,
  ) {
    const first = entries.find(({ kind }) => kind === 'incoming');
    const ids = [first?.id, reply?.id].filter((id) => id !== undefined);
    const [standing] = await this.standings.of(actor, [{ caseId: caseFile.id, replyId: reply?.id ?? null }]);
    const milestones = caseFile.own ? await this.timeline.milestones(caseFile.id, ids, stepEvents) : [];
    const today = this.clock.today();
    return stepsOf({ caseFile, entries, reply, standing: standing ?? null, milestones, today, language });
  }

  /** Codes of the other ministries the letter reached, and where each one's own entry is listed. */
  private async others(
    { actor, language }: Visit,
    caseFile: CaseView,
    lines: readonly EntryLine[],
    entry: EntryView | null,
  ) {
    const firstId = lines.find(({ kind }) => kind === 'incoming')?.id;
    const first = entry?.kind === 'incoming' ? entry : firstId ? await this.entries.view(actor, firstId) : null;
    if (!first?.arrivalId) return null;
    const all = await this.shared.of(actor, first.arrivalId);
    const codes = all.map(({ ministryCode }) => ministryCode).filter((code) => code !== caseFile.ministryCode);
    if (!codes.length) return null;
    const settled = codes.length === all.filter(({ settledBy }) => settledBy !== null).length;
    const and = ` ${wordOf(language, 'casePage.and')} `;
    const named = codes.length > 1 ? codes.slice(0, -1).join(', ') + and + (codes.at(-1) ?? '') : (codes[0] ?? '');
    return {
      href: `/saker/${caseFile.id}/dokument/${first.id}/departementer`,
      sentence: wordOf(language, settled ? 'casePage.settledTheirs' : 'casePage.gotItToo', { codes: named }),
    };
  }

  private async hindrances(actor: Actor, caseFile: CaseView): Promise<string[]> {
    const may = caseFile.allowedActions.some(({ action, allowed }) => action === 'close' && allowed);
    const found = may ? await this.cases.hindrances(actor, caseFile.id) : [];
    return found.map((one) => lowered(sentenceOf(one) ?? one.code));
  }

  private async happenings(actor: Actor, caseFile: CaseView) {
    try {
      return (await this.timeline.ofCase(actor, caseFile.id, { limit: 12 }, { onlyChanges: true })).items;
    } catch (error) {
      // The history is the owning ministry's; a ministry that only may look in sees the case without it.
      if (error instanceof Refusal && error.kind === 'forbidden') return [];
      throw error;
    }
  }
}

/** Within a sentence of its own, without its full stop. */
const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');

/** As the API's route for beginning a reply. */
function canStart(actor: Actor, { allowedActions }: CaseView): boolean {
  const enters = allowedActions.some(({ action, allowed }) => action === 'enter' && allowed);
  return enters && holds(actor, 'caseworker', 'leader');
}

interface LineAsked {
  readonly replyLines: readonly ReplyLineView[];
  readonly reply: ReplyView | null;
  readonly lines: readonly EntryLine[];
  readonly chosen: string | undefined;
  readonly language: ScreenLanguage;
}

function entryLine(line: EntryLine, { replyLines, reply, lines, chosen, language }: LineAsked) {
  const own = replyLines.find((one) => one.entryId === line.id);
  const name = own && line.status !== 'journalled' && line.status !== 'archived' ? own.state : line.status;
  const direction =
    line.kind === 'incoming' || line.kind === 'internal' || line.kind === 'internalFollowUp' ? 'from' : 'to';
  const draft = reply?.entryId === line.id && ['drafting', 'submitted', 'approved'].includes(reply.state);
  const keysOf = (ids: readonly string[]) => lines.filter(({ id }) => ids.includes(id)).map(({ key }) => key);
  const answered = reply?.entryId === line.id ? keysOf(reply.answers) : [];
  const follows = reply?.noteEntryId === line.id ? keysOf([reply.entryId]) : [];
  return {
    ...line,
    chosen: line.id === chosen,
    kindWord: wordOf(language, `casePage.${line.kind}`),
    party: line.correspondent ? wordOf(language, `casePage.${direction}`, { name: line.correspondent }) : '',
    status: statusNamed(name) ?? 'received',
    more: draft && reply ? wordOf(language, 'standing.version', { n: reply.textNumber }) : '',
    relation: [
      ...answered.map((key) => wordOf(language, 'casePage.answersEntry', { key })),
      ...follows.map((key) => wordOf(language, 'casePage.followsEntry', { key })),
    ].join(', '),
  };
}
