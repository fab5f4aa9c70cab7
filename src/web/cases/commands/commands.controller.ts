import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CaseViews } from '../../../cases/case-views';
import { SignedIn } from '../../../kernel/http/access';
import { CommandForms, formNamed } from '../../frame/command-forms';
import { GoTo, Page } from '../../frame/page';
import { CurrentVisit } from '../../frame/visit';
import type { Visit } from '../../frame/visit';
import { CaseCommandForms } from './case-forms';
import type { CaseTarget } from './case-target';

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
    return this.forms.show(formNamed(this.commands.forms, action), target, visit);
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
    return this.forms.send(formNamed(this.commands.forms, action), target, visit, typed);
  }

  private async target({ actor }: Visit, id: string): Promise<CaseTarget> {
    const caseFile = await this.views.view(actor, id);
    const { key, title, version, allowedActions } = caseFile;
    return { id: caseFile.id, key, title, version, allowedActions, href: `/saker/${caseFile.id}`, caseFile };
  }
}
