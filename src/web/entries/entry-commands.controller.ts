import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { partyKinds } from '../../archive/noark.lists';
import { NeedsRole } from '../../kernel/http/access';
import { Refusal } from '../../kernel/refusal';
import { CommandForm, CommandForms } from '../frame/command-forms';
import { GoTo, Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import '../registering/registering.words';
import { documentsPage } from './documents-page';
import { EntryForms, noarkLanguage } from './entry-forms';
import { EntryTarget, EntryTargets } from './entry-target';
import { PartyForms } from './party-forms';

/** What is done with an entry by hand, each from a form: as a page, or in a dialog over one. */
@ApiExcludeController()
@Controller('dokument/:id')
@NeedsRole('registrar', 'caseworker', 'leader', { scope: 'none' })
export class EntryCommandPages {
  constructor(
    private readonly targets: EntryTargets,
    private readonly table: EntryForms,
    private readonly parties: PartyForms,
    private readonly forms: CommandForms,
  ) {}

  @Get('gjor/:action')
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string, @Param('action') action: string): Promise<Page> {
    const target = await this.targets.of(visit.actor, id, true);
    if (action === 'changeParties') return partiesPage(target, visit);
    if (action === 'changeDocuments') return documentsPage(target, visit);
    return this.forms.show(this.formOf(action), target, visit);
  }

  @Post('gjor/:action')
  @Redirect('/', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('action') action: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.formOf(action), await this.targets.of(visit.actor, id, false), visit, typed);
  }

  @Get('parter/:partyId')
  async showParty(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('partyId') partyId: string,
  ): Promise<Page> {
    return this.forms.show(this.partyForm(partyId), await this.targets.of(visit.actor, id, true), visit);
  }

  @Post('parter/:partyId')
  @Redirect('/', 303)
  async sendParty(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Param('partyId') partyId: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.forms.send(this.partyForm(partyId), await this.targets.of(visit.actor, id, false), visit, typed);
  }

  private formOf(action: string): CommandForm<EntryTarget> {
    const form = this.table.named(action);
    if (!form) throw new Refusal('notFound', 'request.unknownRoute');
    return form;
  }

  private partyForm(partyId: string): CommandForm<EntryTarget> {
    return partyId === 'ny' ? this.parties.add : this.parties.replace(partyId);
  }
}

/** The parties, each with the way to put it right. */
function partiesPage(target: EntryTarget, { language }: Visit): Page {
  const may = target.allowedActions.find(({ action }) => action === 'changeParties');
  const parties = target.entry.parties.map((party) => ({
    ...party,
    kindWord: partyKinds[party.kind as keyof typeof partyKinds][noarkLanguage(language)],
    place: [party.mail, ...party.addressLines, `${party.postCode} ${party.postPlace}`.trim()]
      .filter(Boolean)
      .join(', '),
  }));
  const heading = wordOf(language, 'entryFields.parties');
  const model = {
    title: `${target.key} ${heading}`,
    heading,
    target: { id: target.id, key: target.key, title: target.title, href: target.href },
    parties,
    allowed: may?.allowed ?? false,
    because: may?.because ?? null,
  };
  return new Page('entries/parties', model, { target: 'dialog', template: 'entries/_parties' });
}
