import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole } from '../../kernel/http/access';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { StartReplyRequest } from '../../letters/replies/reply.requests';
import { StartingService } from '../../letters/replies/starting.service';
import { noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { NewReply, NewReplyForm } from './new-reply';

/** Beginning a reply: from which template, in which form, to which of the letters that came in. */
@ApiExcludeController()
@Controller('saker/:caseId/nytt-svar')
export class NewReplyPages {
  constructor(
    private readonly forms: NewReplyForm,
    private readonly starting: StartingService,
  ) {}

  @Get()
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  async show(
    @CurrentVisit() visit: Visit,
    @Param('caseId') caseId: string,
    @Query('mal') code?: string,
  ): Promise<Page> {
    return page(await this.forms.of(visit, caseId, code), visit);
  }

  /** Begins it, and goes to the editor. */
  @Post()
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async start(
    @CurrentVisit() visit: Visit,
    @Param('caseId') caseId: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    const form = await this.forms.of(visit, caseId, typed['templateCode']);
    try {
      refuseUnless(form.template, 'invalid', 'reply.templateUnsuited');
      const body = requestOf(form.fields, typed);
      if (!body['answers'] || (body['answers'] as string[]).length === 0)
        throw new Refusal('invalid', 'reply.nothingAnswered');
      const given = await validated(StartReplyRequest, { ...body, templateCode: form.template.code });
      const id = await this.starting.start(caseId, given, visit.actor);
      return goTo(`/svar/${id}/skriv`, 'replyBegun');
    } catch (error) {
      throw shownAgain(error, (faults) => {
        const again = page(form, visit, typed);
        const fields = shownFields(form.fields, typed, faults);
        return new Page(again.template, { ...again.model, fields, faults });
      });
    }
  }
}

function page(form: NewReply, { language }: Visit, typed?: Readonly<Record<string, unknown>>): Page {
  return new Page('writing/new-reply', {
    title: `${form.caseFile.key} ${wordOf(language, 'writing.newReply')}`,
    caseFile: form.caseFile,
    templates: form.templates,
    template: form.template,
    hindrance: form.hindrance,
    fields: shownFields(form.fields, typed, noFaults),
    faults: noFaults,
    key: newFormKey(),
  });
}
