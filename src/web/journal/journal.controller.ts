import { Body, Controller, Get, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DateTime } from 'luxon';
import { Clock, Day, isDay } from '../../kernel/clock';
import { NeedsRole } from '../../kernel/http/access';
import { Refusal, sentenceOf } from '../../kernel/refusal';
import { DayJournal, JournalLine } from '../../letters/entries/day-journal';
import { Entries } from '../../letters/entries/entries.service';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { statusNamed } from '../frame/statuses.table';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { journalKinds } from './journal-kinds.table';
import './journal.words';

/** Most entries journalled in one act. */
const mostAtOnce = 200;

/** How it went with several entries: which were journalled, and which were not and why, by their ids. */
interface Outcome {
  readonly done: ReadonlySet<string>;
  readonly refused: ReadonlyMap<string, string>;
}

/** «Dagens journal»: what hinders each entry, mended on the spot; what is right is journalled, several at once. */
@ApiExcludeController()
@Controller('journal')
export class JournalPages {
  constructor(
    private readonly journal: DayJournal,
    private readonly entries: Entries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NeedsRole('registrar', { scope: 'none' })
  async day(
    @CurrentVisit() { actor, language }: Visit,
    @Query('dag') asked?: string,
    @Query('gjort') done?: string,
    @Query('ikke') refused?: string,
  ): Promise<Page> {
    const day = asked && isDay(asked) ? asked : this.clock.today();
    const outcome = outcomeOf(done, refused);
    const waiting = (await this.journal.waiting(actor)).map((line) => lineShown(line, outcome, language));
    const entered = (await this.journal.ofDay(actor, day)).map((line) => lineShown(line, outcome, language));
    const { size: n } = outcome.done;
    const notDone = outcome.refused.size;
    return new Page('journal/journal', {
      title: wordOf(language, 'journal.heading'),
      at: '/journal',
      day,
      before: shifted(day, -1),
      after: day < this.clock.today() ? shifted(day, 1) : null,
      waiting,
      ready: waiting.filter(({ ready }) => ready).length,
      entered,
      result: n || notDone ? resultWords(n, notDone, language) : null,
      failed: notDone > 0,
      key: newFormKey(),
    });
  }

  /** Journals the chosen entries one by one, each as it was shown; what is refused stays, with its reason. */
  @Post()
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/journal', 303)
  async journalChosen(@CurrentVisit() { actor }: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    const chosen = [typed['entries'] ?? []].flat().map(String).slice(0, mostAtOnce);
    const done: string[] = [];
    const refused: string[] = [];
    for (const [, id, version] of chosen.map((one) => /^([0-9a-f-]{36})_(\d{1,9})$/.exec(one) ?? [])) {
      if (!id || !version) continue;
      try {
        await this.entries.journal(actor, id, Number(version));
        done.push(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push(`${id}_${error.code}`);
      }
    }
    const day = typeof typed['dag'] === 'string' && isDay(typed['dag']) ? `dag=${typed['dag']}&` : '';
    return goTo(`/journal?${day}gjort=${done.join('.')}&ikke=${refused.join('~')}`);
  }
}

function outcomeOf(done = '', refused = ''): Outcome {
  const pairs = refused.split('~').map((one) => one.split('_'));
  return {
    done: new Set(done.split('.').filter(Boolean)),
    refused: new Map(pairs.flatMap(([id, code]) => (id && code ? [[id, code] as const] : []))),
  };
}

function resultWords(done: number, refused: number, language: ScreenLanguage): string {
  const word = (key: string, n: number) => wordOf(language, `journal.${key}`, { n });
  return [done ? word('done', done) : word('noneDone', 0), ...(refused ? [word('notDone', refused)] : [])].join(' ');
}

function lineShown(
  { entry, caseId, version, waits, ready, hindrances }: JournalLine,
  outcome: Outcome,
  language: ScreenLanguage,
) {
  const code = outcome.refused.get(entry.id);
  return {
    ...entry,
    version,
    waits,
    ready,
    // Nothing is amiss with it: it is chosen to begin with.
    chosen: ready && hindrances.length === 0,
    kindCode: journalKinds[entry.kind] ?? '',
    shownStatus: statusNamed(entry.status) ?? 'received',
    isNew: outcome.done.has(entry.id),
    refusal: code ? (sentenceOf({ code, facts: {} }) ?? wordOf(language, 'journal.refused')) : null,
    from: entry.correspondent ?? '',
    hindrances: hindrances.map(({ code: name, keeps, mend }) => ({
      words: wordOf(language, `journal.hinder-${name}`),
      keeps,
      href: mend ? `/${mend.of === 'case' ? `saker/${caseId}` : `dokument/${entry.id}`}/gjor/${mend.action}` : null,
      mend: mend ? wordOf(language, `journal.mend-${mend.of}-${mend.action}`) : '',
    })),
  };
}

function shifted(day: Day, days: number): Day {
  return DateTime.fromISO(day).plus({ days }).toISODate() ?? day;
}
