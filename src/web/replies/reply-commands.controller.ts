import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { holds } from '../../kernel/actor';
import { SignedIn } from '../../kernel/http/access';
import { Refusal } from '../../kernel/refusal';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { CommandForm, CommandForms } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ReplyCommands, ReplyTarget } from './reply-commands.table';

/** The forms of commands on a letter: by link a page, from a page of work a dialog over it. */
@ApiExcludeController()
@Controller('svar/:replyId/gjor/:action')
export class ReplyCommandPages {
  constructor(
    private readonly commands: ReplyCommands,
    private readonly forms: CommandForms,
    private readonly replies: ReplyQueries,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @Param('action') action: string,
  ): Promise<Page> {
    return this.forms.show(this.formOf(action), await this.target(visit, replyId, action), visit);
  }

  @Post()
  @SignedIn({ scope: 'none' })
  @Redirect('/', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @Param('action') action: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.formOf(action), await this.target(visit, replyId, action), visit, typed);
  }

  private formOf(action: string): CommandForm<ReplyTarget> {
    const form = this.commands.forms.get(action);
    if (!form) throw new Refusal('notFound', 'request.unknownRoute');
    return form;
  }

  private async target(visit: Visit, replyId: string, action: string): Promise<ReplyTarget> {
    const reply = await this.replies.view(replyId, visit.actor);
    const { id, entryKey, subject, version, allowedActions } = reply;
    return {
      id,
      key: entryKey,
      title: subject,
      version,
      allowedActions,
      reply,
      href: comesFrom(visit, reply.caseId, action),
    };
  }
}

/** Where one goes back to: the signatory to her list, a leader to his, the private office to its letters, others to the case. */
function comesFrom({ actor }: Visit, caseId: string, action: string): string {
  const political = holds(actor, 'minister', 'stateSecretary');
  if (political && (action === 'hold' || action === 'return')) return '/signering';
  if (holds(actor, 'privateOffice') && action !== 'stop') return '/forvaerelse';
  if (holds(actor, 'leader') && (action === 'sendBack' || action === 'reject')) return '/arbeid/to-approve';
  return `/saker/${caseId}`;
}
