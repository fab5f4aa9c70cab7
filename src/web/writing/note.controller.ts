import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { IfMatch } from '../../kernel/http/version';
import { NoteService } from '../../letters/replies/note.service';
import { WriteTextRequest } from '../../letters/replies/reply.requests';
import { Faults, noFaults, shownAgain, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { Draft, Drafts, sheetModel } from './draft';
import { EditorSetup, emptyNote, mayWriteNote, restrictionShownOfNote } from './editor-setup';

/** The note to the minister on a page of its own: for reading it whole, and for writing it without script. */
@ApiExcludeController()
@Controller('svar/:id/skriv/notat')
export class NotePages {
  constructor(
    private readonly drafts: Drafts,
    private readonly setup: EditorSetup,
    private readonly notes: NoteService,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page(await this.drafts.of(visit, id), visit, noFaults);
  }

  @Post()
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
      await this.notes.write(id, version, html, visit.actor);
      return goTo(`/svar/${id}/skriv/notat`, 'noteSaved');
    } catch (error) {
      const draft = await this.drafts.of(visit, id);
      const page = await this.page(draft, visit, noFaults, typed['html']);
      throw shownAgain(error, (faults) => new Page(page.template, { ...page.model, faults }));
    }
  }

  private async page(draft: Draft, visit: Visit, faults: Faults, typed?: string): Promise<Page> {
    const { reply } = draft;
    const canWrite = mayWriteNote(reply, draft.canEdit);
    return new Page('writing/note', {
      ...sheetModel(draft, 'note', visit.language),
      islands: canWrite ? ['editor'] : ['pdf'],
      setup: JSON.stringify({ ...(await this.setup.of(draft, visit)), canEdit: false, canWriteNote: canWrite }),
      canWrite,
      text: typed ?? (reply.noteHtml || emptyNote(reply)),
      hasNote: reply.noteEntryId !== null && !reply.noteWithheld,
      withheld: reply.noteWithheld,
      restriction: restrictionShownOfNote(draft),
      faults,
      key: newFormKey(),
    });
  }
}
