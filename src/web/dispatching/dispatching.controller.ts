import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ReasonRequest } from '../../cases/case.requests';
import { NeedsRole } from '../../kernel/http/access';
import { IfMatch } from '../../kernel/http/version';
import { Refusal } from '../../kernel/refusal';
import { DispatchRequest } from '../../letters/dispatch/dispatch.requests';
import { OrderingService } from '../../letters/dispatch/ordering.service';
import { StoppingService } from '../../letters/dispatch/stopping.service';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { CommandForms, CommandTarget } from '../frame/command-forms';
import { faultsOf, validated } from '../frame/form';
import { FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { DispatchForm, DispatchForms, reason } from './dispatch-forms';
import { DispatchingPage } from './dispatching-page';

/** Check and dispatch: a signed letter is looked over, sent, and followed until it has left. */
@ApiExcludeController()
@Controller('ekspedering')
export class DispatchingPages {
  constructor(
    private readonly page: DispatchingPage,
    private readonly table: DispatchForms,
    private readonly forms: CommandForms,
    private readonly ordering: OrderingService,
    private readonly stopping: StoppingService,
    private readonly replies: ReplyQueries,
  ) {}

  @Get('utsending/:dispatchId/gjor/:action')
  @NeedsRole('registrar', { scope: 'none' })
  async ask(
    @CurrentVisit() visit: Visit,
    @Param('dispatchId') id: string,
    @Param('action') action: string,
  ): Promise<Page> {
    return this.forms.show(this.formOf(action), await this.table.target(visit.actor, id), visit);
  }

  @Post('utsending/:dispatchId/gjor/:action')
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/', 303)
  async act(
    @CurrentVisit() visit: Visit,
    @Param('dispatchId') id: string,
    @Param('action') action: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.formOf(action), await this.table.target(visit.actor, id), visit, typed);
  }

  @Get(':replyId')
  @NeedsRole('registrar', 'privateOffice', { scope: 'none' })
  async check(@CurrentVisit() visit: Visit, @Param('replyId') replyId: string): Promise<Page> {
    return this.page.of(visit, replyId);
  }

  /** Sends the letter to everyone it is to, each the way chosen; refused, the choices stay. */
  @Post(':replyId')
  @NeedsRole('registrar', { scope: 'none' })
  @Redirect('/', 303)
  async order(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    try {
      const given = Object.entries((typed['channel'] ?? {}) as Record<string, unknown>);
      const body = await validated(DispatchRequest, {
        checked: typed['checked'] === 'true',
        channels: given.map(([partyId, channel]) => ({ partyId, channel })),
      });
      const channels = new Map((body.channels ?? []).map(({ partyId, channel }) => [partyId, channel]));
      await this.ordering.order(replyId, version, { checked: body.checked, channels }, visit.actor);
      return goTo(`/ekspedering/${replyId}`, 'dispatchOrdered');
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'notFound') throw error;
      throw new FormRefused(error, await this.page.of(visit, replyId, typed, faultsOf(error)));
    }
  }

  @Get(':replyId/stans')
  @NeedsRole('registrar', 'privateOffice', { scope: 'none' })
  async askStop(@CurrentVisit() visit: Visit, @Param('replyId') replyId: string): Promise<Page> {
    return this.forms.show(this.stop, await this.replyTarget(visit, replyId), visit);
  }

  @Post(':replyId/stans')
  @NeedsRole('registrar', 'privateOffice', { scope: 'none' })
  @Redirect('/', 303)
  async stopLetter(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.stop, await this.replyTarget(visit, replyId), visit, typed);
  }

  /** Before anything has left: back to the caseworker, the signature undone. */
  private readonly stop: DispatchForm = {
    word: 'dispatchStopLetter',
    action: 'stop',
    request: ReasonRequest,
    serious: true,
    fields: (_, { language }) => [reason(language)],
    run: ({ visit, target, body, version }) =>
      this.stopping.stop(target.id, version, (body as ReasonRequest).reason, visit.actor),
  };

  private async replyTarget({ actor }: Visit, replyId: string): Promise<CommandTarget> {
    const { id, entryKey, subject, version, allowedActions, caseId, entryId } = await this.replies.view(replyId, actor);
    return { id, key: entryKey, title: subject, version, allowedActions, href: `/saker/${caseId}/dokument/${entryId}` };
  }

  private formOf(action: string): DispatchForm {
    const form = this.table.named(action);
    if (!form) throw new Refusal('notFound', 'request.unknownRoute');
    return form;
  }
}
