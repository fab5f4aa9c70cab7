import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CaseViews } from '../../../cases/case-views';
import { SignedIn } from '../../../kernel/http/access';
import { Refusal, refuseUnless } from '../../../kernel/refusal';
import { ReplyQueries } from '../../../letters/replies/replies.query';
import { CommandForm, CommandForms, CommandTarget } from '../../frame/command-forms';
import { GoTo, Page } from '../../frame/page';
import { CurrentVisit } from '../../frame/visit';
import type { Visit } from '../../frame/visit';
import { CaseCommandForms, CaseTarget } from './case-forms';
import { ReplyCommandForms, SimpleReplyAction, simpleReplyActions } from './reply-forms';

/** The forms of the commands on a case: shown, and sent. Who may do what is asked of the case and said by the commands. */
@ApiExcludeController()
@Controller('saker/:id/gjor/:action')
export class CaseCommandPages {
  constructor(
    private readonly forms: CommandForms,
    private readonly commands: CaseCommandForms,
    private readonly views: CaseViews,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('action') action: string): Promise<Page> {
    const target = await this.target(visit, id);
    return this.forms.show(this.form(action), target, visit);
  }

  @Post()
  @SignedIn({ scope: 'none' })
  @Redirect('/', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('action') action: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    const target = await this.target(visit, id);
    return this.forms.send(this.form(action), target, visit, typed);
  }

  private form(action: string): CommandForm<CaseTarget> {
    const form = Object.hasOwn(this.commands.forms, action) ? this.commands.forms[action] : undefined;
    refuseUnless(form, 'notFound', 'request.unknownRoute');
    return form;
  }

  private async target({ actor }: Visit, id: string): Promise<CaseTarget> {
    const caseFile = await this.views.view(actor, id);
    const { key, title, version, allowedActions } = caseFile;
    return { id: caseFile.id, key, title, version, allowedActions, href: `/saker/${caseFile.id}`, caseFile };
  }
}

/** The forms of a reply's simple commands. Each has its own address, so that others may have theirs beside them. */
@ApiExcludeController()
@Controller()
export class ReplyCommandPages {
  constructor(
    private readonly forms: CommandForms,
    private readonly commands: ReplyCommandForms,
    private readonly queries: ReplyQueries,
  ) {}

  @Get(simpleReplyActions.map((action) => `svar/:id/gjor/${action}`))
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.forms.show(this.form(visit), await this.target(visit, id), visit);
  }

  @Post(simpleReplyActions.map((action) => `svar/:id/gjor/${action}`))
  @SignedIn({ scope: 'none' })
  @Redirect('/', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.form(visit), await this.target(visit, id), visit, typed);
  }

  private form({ request }: Visit): CommandForm<CommandTarget> {
    const action = request.path.split('/')[4];
    const known = simpleReplyActions.find((one: SimpleReplyAction) => one === action);
    if (!known) throw new Refusal('notFound', 'request.unknownRoute');
    return this.commands.forms[known];
  }

  private async target({ actor }: Visit, id: string): Promise<CommandTarget> {
    const reply = await this.queries.view(id, actor);
    const { entryKey: key, subject: title, version, allowedActions } = reply;
    const href = `/saker/${reply.caseId}/dokument/${reply.entryId}`;
    return { id: reply.id, key, title, version, allowedActions, href };
  }
}
