import { Body, Controller, Get, Post, Redirect, StreamableFile, Query, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole } from '../../kernel/http/access';
import { refuseUnless } from '../../kernel/refusal';
import { Laying } from '../../letters/signing/laying';
import { LettersOnTable } from '../../letters/signing/letters-on-table';
import { SigningQueries } from '../../letters/signing/signing.query';
import { OpenCeremonyRequest } from '../../letters/signing/signing.requests';
import { ReplyPdfs } from '../../letters/replies/reply-pdfs';
import { faultsOf, validated } from '../frame/form';
import { FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { letterHref, signHref } from './ceremony-addresses';
import { SigningList } from './signing-list';
import './signing.words';

const signatories = ['minister', 'stateSecretary', 'leader'] as const;

/** The signing box: the list, what is put aside, what was signed, and letters taken up from it. */
@ApiExcludeController()
@Controller('signering')
export class SigningPages {
  constructor(
    private readonly list: SigningList,
    private readonly table: LettersOnTable,
    private readonly laying: Laying,
    private readonly ceremonies: SigningQueries,
    private readonly pdfs: ReplyPdfs,
  ) {}

  @Get()
  @NeedsRole(...signatories, { scope: 'none' })
  async toSign(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.list.toSign(visit);
  }

  @Get('til-side')
  @NeedsRole(...signatories, { scope: 'none' })
  async putAside(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.list.putAside(visit);
  }

  @Get('tidligere')
  @NeedsRole(...signatories, { scope: 'none' })
  async earlier(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.list.earlier(visit);
  }

  /** The folders of the letters asked for, or of all on the table, as one PDF to read on the way. */
  @Get('mapper.pdf')
  @NeedsRole(...signatories, { scope: 'none' })
  @Header('Content-Type', 'application/pdf')
  async folders(@CurrentVisit() { actor }: Visit, @Query('brev') asked?: string): Promise<StreamableFile> {
    const wanted = asked?.split(',');
    const letters = (await this.table.ofSignatory(actor)).filter(({ replyId, held }) =>
      wanted ? wanted.includes(replyId) : !held,
    );
    refuseUnless(letters.length > 0, 'notFound', 'reply.unknown');
    return this.pdfs.foldersOf(
      letters.map(({ replyId }) => replyId),
      actor,
    );
  }

  /** Takes up one letter: as it lies before her already today, or set and shown anew. */
  @Post('apne')
  @NeedsRole(...signatories, { scope: 'none' })
  @Redirect('/', 303)
  async open(@CurrentVisit() { actor }: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    const { replyIds } = await validated(OpenCeremonyRequest, { replyIds: [typed['replyId']] });
    const standing = await this.ceremonies.standing(replyIds[0] ?? '', actor);
    if (standing) return goTo(letterHref(standing.ceremonyId, standing.laidLetterId));
    const { id, letters } = await this.ceremonies.ceremony(await this.laying.open(replyIds, actor), actor);
    return goTo(letterHref(id, letters[0]?.id ?? ''));
  }

  /** Lays the chosen letters for signing in one ceremony; nothing is signed before that is said on the next page. */
  @Post('velg')
  @NeedsRole(...signatories, { scope: 'none' })
  @Redirect('/', 303)
  async choose(@CurrentVisit() visit: Visit, @Body() typed: Record<string, unknown>): Promise<GoTo> {
    const chosen = [typed['replyIds'] ?? []].flat().map(String);
    try {
      refuseUnless(chosen.length > 0, 'invalid', 'signing.nothingChosen');
      const { replyIds } = await validated(OpenCeremonyRequest, { replyIds: chosen });
      return goTo(signHref(await this.laying.open(replyIds, visit.actor)));
    } catch (error) {
      throw new FormRefused(error as Error, await this.list.toSign(visit, chosen, faultsOf(error)));
    }
  }
}
