import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CaseViews } from '../../cases/case-views';
import { SignedIn } from '../../kernel/http/access';
import { refuseUnless } from '../../kernel/refusal';
import { EntryViews } from '../../letters/entries/entry-views';
import { SharedLetters } from '../../letters/entries/shared-letters';
import { HistoryQuery } from '../../letters/timeline/timeline.requests';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { askedOf } from '../frame/asked';
import { validated } from '../frame/form';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { CasePage } from './case-page';
import { EntryShown } from './entry-shown';
import { HistoryOfCase } from './history-page';
import './case.words';

/** One case with its letters and history (SCREENS, 03). */
@ApiExcludeController()
@Controller('saker/:id')
export class CasePages {
  constructor(
    private readonly casePage: CasePage,
    private readonly history: HistoryOfCase,
    private readonly views: CaseViews,
    private readonly entries: EntryViews,
    private readonly replies: ReplyQueries,
    private readonly shared: SharedLetters,
    private readonly entryShown: EntryShown,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async one(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.casePage.of(visit, id);
  }

  /** The case with one of its entries chosen: an address of its own, so that it can be sent to a colleague. */
  @Get('dokument/:entryId')
  @SignedIn({ scope: 'none' })
  async entry(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Query('fil') fileId?: string,
  ): Promise<Page> {
    return this.casePage.of(visit, id, entryId, fileId);
  }

  /** One file of an entry on the whole screen. */
  @Get('dokument/:entryId/stor')
  @SignedIn({ scope: 'none' })
  async whole(
    @CurrentVisit() { actor, language }: Visit,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Query('fil') fileId?: string,
  ): Promise<Page> {
    const caseFile = await this.views.view(actor, id);
    const entry = await this.entries.look(actor, entryId);
    refuseUnless(entry.caseId === caseFile.id, 'notFound', 'entry.unknown');
    const { items } = caseFile.own ? await this.replies.ofCase(caseFile.id, actor) : { items: [] };
    const line = items.find((one) => one.entryId === entry.id);
    const reply = line ? await this.replies.view(line.id, actor) : null;
    const shown = await this.entryShown.of(actor, caseFile, entry, reply, fileId, language);
    return new Page('cases/whole', {
      title: `${entry.key} ${entry.title}`,
      frame: 'context',
      width: 'bare',
      islands: ['pdf'],
      back: `/saker/${caseFile.id}/dokument/${entry.id}${fileId && shown.tabs.some((tab) => tab.id === fileId) ? `?fil=${fileId}` : ''}`,
      entry: shown,
    });
  }

  /** Which ministries the letter reached, and what each has done with its own entry. */
  @Get('dokument/:entryId/departementer')
  @SignedIn({ scope: 'none' })
  async ministries(
    @CurrentVisit() { actor, language }: Visit,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
  ): Promise<Page> {
    const caseFile = await this.views.view(actor, id);
    const entry = await this.entries.view(actor, entryId);
    refuseUnless(entry.caseId === caseFile.id, 'notFound', 'entry.unknown');
    const found = entry.arrivalId ? await this.shared.of(actor, entry.arrivalId) : [];
    return new Page(
      'cases/ministries',
      {
        title: `${entry.key} ${wordOf(language, 'casePage.ministries')}`,
        heading: wordOf(language, 'casePage.ministries'),
        frame: 'context',
        caseFile,
        entry,
        answeredForUs: entry.answeredForUs,
        lines: found.map((one) => ({
          ...one,
          offices: entry.addressedOffices.filter(({ ministryCode }) => ministryCode === one.ministryCode),
          outcomeWord: wordOf(language, `casePage.outcome-${one.outcome}`),
        })),
      },
      { target: 'dialog', template: 'cases/_ministries' },
    );
  }

  /** All that has happened, narrowed by person and kind. */
  @Get('historikk')
  @SignedIn({ scope: 'none' })
  async all(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const asked = askedOf(query, ['personId', 'kind', 'after']);
    return this.history.of(visit, id, await validated(HistoryQuery, asked));
  }
}
