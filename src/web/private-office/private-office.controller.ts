import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole } from '../../kernel/http/access';
import { IfMatch } from '../../kernel/http/version';
import { ReleaseService } from '../../letters/replies/release.service';
import { ReleaseRequest } from '../../letters/replies/reply.requests';
import { LetterOnTable, LettersOnTable } from '../../letters/signing/letters-on-table';
import { Faults, Field, faultsOf, noFaults, requestOf, shownFields, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { FolderPage } from './folder-page';
import './private-office.words';
import { WhoSits } from './who-sits';

/** The private office: the minister's letters in order, each with its folder; who is away. */
@ApiExcludeController()
@Controller('forvaerelse')
export class PrivateOfficePages {
  constructor(
    private readonly table: LettersOnTable,
    private readonly folder: FolderPage,
    private readonly release: ReleaseService,
    private readonly whoSits: WhoSits,
  ) {}

  @Get()
  @NeedsRole('privateOffice', { scope: 'none' })
  async letters(@CurrentVisit() visit: Visit): Promise<Page> {
    const { actor, language } = visit;
    const letters = await this.table.ofMinistry(actor);
    return new Page('private-office/letters', {
      title: wordOf(language, 'privateOffice.heading'),
      at: '/forvaerelse',
      groups: groupsOf(letters, language),
      empty: letters.length === 0,
      offices: await this.whoSits.now(visit),
    });
  }

  @Get(':replyId')
  @NeedsRole('privateOffice', { scope: 'none' })
  async one(@CurrentVisit() visit: Visit, @Param('replyId') replyId: string): Promise<Page> {
    return this.page(visit, replyId);
  }

  /** Lays the letter before the minister, with a word on the folder's cover. */
  @Post(':replyId/legg-frem')
  @NeedsRole('privateOffice', { scope: 'none' })
  @Redirect('/', 303)
  async layBefore(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    try {
      const body = await validated(ReleaseRequest, requestOf(releaseFields(visit.language), typed));
      await this.release.release(
        replyId,
        version,
        { urgent: body.urgent ?? false, note: body.note ?? '' },
        visit.actor,
      );
      return goTo('/forvaerelse', 'released');
    } catch (error) {
      throw new FormRefused(error as Error, await this.page(visit, replyId, typed, faultsOf(error)));
    }
  }

  private async page(
    visit: Visit,
    replyId: string,
    typed?: Readonly<Record<string, unknown>>,
    faults: Faults = noFaults,
  ): Promise<Page> {
    const fields = shownFields(releaseFields(visit.language), typed, faults);
    return this.folder.of(visit, replyId, { fields, faults, key: newFormKey() });
  }
}

function releaseFields(language: ScreenLanguage): Field[] {
  const label = (key: string) => wordOf(language, `privateOffice.${key}`);
  return [
    { name: 'note', kind: 'area', label: label('note'), hint: label('noteHint'), optional: true, maxLength: 1000 },
    { name: 'urgent', kind: 'tick', label: label('urgent') },
  ];
}

/** To be laid before her, lying there in the order she sees them, put aside. */
function groupsOf(letters: readonly LetterOnTable[], language: ScreenLanguage) {
  const groups = [
    ['toRelease', letters.filter(({ state }) => state === 'approved')],
    ['withMinister', letters.filter(({ state, held }) => state === 'released' && !held)],
    ['aside', letters.filter(({ state, held }) => state === 'released' && held)],
  ] as const;
  return groups.map(([name, found]) => ({
    name,
    heading: wordOf(language, `privateOffice.${name}`),
    none: wordOf(language, `privateOffice.${name}None`),
    letters: found.map((letter) => ({
      ...letter,
      status: letter.held ? 'onHold' : letter.state,
      recipients: letter.recipients.join(', '),
      withNote: letter.noteHtml !== '',
    })),
    count: found.length,
  }));
}
