import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Whereabouts } from '../../accounts/sessions/whereabouts';
import type { SomebodyThere } from '../../accounts/sessions/whereabouts';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { IfMatch } from '../../kernel/http/version';
import { refuseUnless } from '../../kernel/refusal';
import { DraftingService } from '../../letters/replies/drafting.service';
import { InsertParagraphRequest, WriteTextRequest } from '../../letters/replies/reply.requests';
import { CommentQueries } from '../../letters/comments/comments.query';
import { commentsShown } from '../comments/comments-shown';
import { Faults, noFaults, shownAgain, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { Draft, Drafts, sheetModel } from './draft';
import { EditorSetup } from './editor-setup';

/** The letter being written, with its PDF and its note beside it (SCREENS, 04). */
@ApiExcludeController()
@Controller('svar/:id')
export class EditorPages {
  constructor(
    private readonly drafts: Drafts,
    private readonly setup: EditorSetup,
    private readonly drafting: DraftingService,
    private readonly whereabouts: Whereabouts,
    private readonly comments: CommentQueries,
  ) {}

  @Get('skriv')
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string, @Query('visning') view?: string): Promise<Page> {
    return this.page(visit, id, noFaults, undefined, view);
  }

  /** Saves the text without script: the letter's own HTML, as the API takes it. */
  @Post('skriv')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async save(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, string>,
  ): Promise<GoTo> {
    try {
      const { html } = await validated(WriteTextRequest, { html: (typed['html'] ?? '').replaceAll('\r\n', '\n') });
      await this.drafting.write(id, version, html, visit.actor);
      return goTo(`/svar/${id}/skriv`, 'textSaved');
    } catch (error) {
      throw await this.again(error, visit, id, typed['html']);
    }
  }

  /** Puts a standard paragraph at the end of the text, for those who chose it from the list. */
  @Post('avsnitt')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async insert(
    @CurrentVisit() { actor }: Visit,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, string>,
  ): Promise<GoTo> {
    const { paragraphCode } = await validated(InsertParagraphRequest, { paragraphCode: typed['paragraphCode'] });
    await this.drafting.insertParagraph(id, version, paragraphCode, actor);
    return goTo(`/svar/${id}/skriv`, 'paragraphInserted');
  }

  /** Lets the letter follow its case to whoever answers it now. */
  @Post('folg-saken')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async follow(@CurrentVisit() { actor }: Visit, @Param('id') id: string, @IfMatch() version: number): Promise<GoTo> {
    await this.drafting.followCase(id, version, actor);
    return goTo(`/svar/${id}/skriv`, 'followsCase');
  }

  /** The page says it is open, and hears who else has it, and whether somebody has saved. */
  @Post('naervaer')
  @HttpCode(200)
  @SignedIn({ scope: 'none' })
  async present(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Headers('x-doing') doing?: string,
  ): Promise<{ version: number; others: SomebodyThere[] }> {
    const { reply } = await this.drafts.of(visit, id);
    const { actor, request } = visit;
    refuseUnless(actor.through.kind === 'session', 'forbidden', 'access.scopeMissing');
    const place = `reply:${reply.id}`;
    await this.whereabouts.here(actor, request.sessionID, place, doing === 'writing' ? 'writing' : 'reading');
    return { version: reply.version, others: await this.whereabouts.othersAt(actor, place) };
  }

  /** Only once something is said of it: a writer alone with her draft is not asked to comment on it. */
  private async commentsOn({ reply }: Draft, { actor, language }: Visit) {
    const found = await this.comments.of(reply.id, actor);
    return found.items.length ? commentsShown(reply.id, found, 'skriv', reply.textNumber, language) : null;
  }

  private async again(error: unknown, visit: Visit, id: string, typed: string | undefined): Promise<Error> {
    const page = await this.page(visit, id, noFaults, typed);
    return shownAgain(error, (faults) => new Page(page.template, { ...page.model, faults }));
  }

  private async page(visit: Visit, id: string, faults: Faults, typed?: string, view?: string): Promise<Page> {
    const { language, actor } = visit;
    const draft = await this.drafts.of(visit, id);
    const { reply } = draft;
    const setup = await this.setup.of(draft, visit);
    return new Page('writing/editor', {
      ...sheetModel(draft, 'letter', language),
      title: `${reply.entryKey} ${reply.subject}`,
      islands: ['editor'],
      text: typed ?? reply.html,
      setup: JSON.stringify(setup),
      comments: await this.commentsOn(draft, visit),
      fields: setup.fields,
      note: this.setup.noteOf(draft, language),
      mustFollow: draft.canEdit && (await this.setup.mustFollow(reply.id, actor)),
      alone: view === 'brev',
      faults,
      key: newFormKey(),
      followKey: newFormKey(),
    });
  }
}
