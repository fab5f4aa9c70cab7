import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { IfMatch } from '../../kernel/http/version';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { LetterParts } from '../../letters/replies/letter-parts.service';
import { ChangeLetterRequest, RecipientRequest, SignatoriesRequest } from '../../letters/replies/reply.requests';
import { WritingAids } from '../../letters/replies/writing-aids';
import { Faults, Field, faultsOf, noFaults, requestOf, shownAgain, shownFields, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { Draft, Drafts, sheetModel } from './draft';
import { PartyAct, PartyList, TypedParty, changedLists, listsShown, partyLists, partyOf } from './recipients';

type Typed = Readonly<Record<string, string>>;

/** What stands around a letter's text: whom it goes to, its titles, and the names on an official's letter. */
@ApiExcludeController()
@Controller('svar/:id/skriv')
export class RecipientPages {
  constructor(
    private readonly drafts: Drafts,
    private readonly parts: LetterParts,
    private readonly aids: WritingAids,
  ) {}

  @Get('mottakere')
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    return this.page(visit, id);
  }

  /** One recipient saved, moved or taken off. The letter is given its whole list anew, as the API wants it. */
  @Post('mottakere')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async change(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() typed: Typed,
  ): Promise<GoTo> {
    const where = placeOf(typed);
    try {
      const { reply } = await this.drafts.of(visit, id);
      const party = where.act === 'save' ? await validated(RecipientRequest, partyOf(typed)) : undefined;
      const known = where.index === 'new' || where.index < reply[where.list].length;
      refuseUnless(known, 'notFound', 'request.unknownRoute');
      const wanted = await validated(ChangeLetterRequest, changedLists(reply, where, party));
      await this.parts.changeLetter(id, version, wanted, visit.actor);
      return goTo(`/svar/${id}/skriv/mottakere`, 'recipientsChanged');
    } catch (error) {
      const faults = error instanceof Refusal ? faultsOf(error) : noFaults;
      const refused = where.act === 'save' ? { ...where, typed, faults } : undefined;
      const page = await this.page(visit, id, { faults, party: refused });
      throw shownAgain(error, () => page);
    }
  }

  @Post('titler')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async titles(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() typed: Typed,
  ): Promise<GoTo> {
    try {
      const wanted = await validated(ChangeLetterRequest, requestOf(titleFields(visit.language), typed));
      await this.parts.changeLetter(id, version, wanted, visit.actor);
      return goTo(`/svar/${id}/skriv/mottakere`, 'titlesChanged');
    } catch (error) {
      const faults = error instanceof Refusal ? faultsOf(error) : noFaults;
      const page = await this.page(visit, id, { faults, titles: typed });
      throw shownAgain(error, () => page);
    }
  }

  @Post('signatarer')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async signatories(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() typed: { place?: Readonly<Record<string, { personId?: string; byAuthority?: string }>> },
  ): Promise<GoTo> {
    try {
      const signatories = Object.values(typed.place ?? {})
        .filter(({ personId }) => personId)
        .map(({ personId, byAuthority }) => ({ personId, byAuthority: byAuthority === 'true' }));
      refuseUnless(signatories.length, 'invalid', 'reply.signatoryMissing');
      const given = await validated(SignatoriesRequest, { signatories });
      await this.parts.setSignatories(id, version, given.signatories, visit.actor);
      return goTo(`/svar/${id}/skriv/mottakere`, 'signatoriesChanged');
    } catch (error) {
      const page = await this.page(visit, id, { faults: error instanceof Refusal ? faultsOf(error) : noFaults });
      throw shownAgain(error, () => page);
    }
  }

  private async page(visit: Visit, id: string, refused: RefusedForm = { faults: noFaults }): Promise<Page> {
    const { language } = visit;
    const draft = await this.drafts.of(visit, id);
    const { reply } = draft;
    return new Page('writing/recipients', {
      ...sheetModel(draft, 'recipients', language),
      lists: listsShown(reply, language, refused.party),
      titles: shownFields(titleFields(language, draft), refused.titles, refused.titles ? refused.faults : noFaults),
      signing: reply.level === 'official' ? await this.signing(visit, draft) : null,
      faults: refused.faults,
      key: newFormKey(),
    });
  }

  /** Four places for names on an official's letter, superior first. */
  private async signing({ actor }: Visit, { reply }: Draft) {
    const leaders = await this.aids.leaders(reply.id, actor, false);
    return Array.from({ length: 4 }, (_, place) => ({
      place,
      number: place + 1,
      byAuthority: reply.signatories[place]?.byAuthority ?? false,
      leaders: leaders.map(({ personId, name, title }) => ({
        value: personId,
        label: [name, title].filter(Boolean).join(', '),
        selected: reply.signatories[place]?.personId === personId,
      })),
    }));
  }
}

interface RefusedForm {
  readonly faults: Faults;
  readonly party?: TypedParty | undefined;
  readonly titles?: Typed;
}

const acts: readonly PartyAct[] = ['save', 'up', 'down', 'remove', 'toOther'];

/** Which recipient a form is about, and what is done with it. */
function placeOf(typed: Typed): { list: PartyList; index: number | 'new'; act: PartyAct } {
  const list = partyLists.find((name) => name === typed['list']);
  const act = acts.find((name) => name === typed['act']);
  const index = typed['index'] === 'new' ? 'new' : Number(typed['index']);
  const sound = index === 'new' ? act === 'save' : Number.isInteger(index) && index >= 0;
  refuseUnless(list && act && sound, 'malformed', 'request.malformed');
  return { list, index, act };
}

function titleFields(language: ScreenLanguage, draft?: Draft): Field[] {
  const word = (key: string) => wordOf(language, `writing.${key}`);
  const { subject = '', title = '', publicTitle = '' } = draft?.reply ?? {};
  return [
    {
      name: 'subject',
      kind: 'text',
      label: word('subject'),
      hint: word('subjectShown'),
      value: subject,
      maxLength: 300,
    },
    { name: 'title', kind: 'text', label: word('title'), hint: word('titleHint'), value: title, maxLength: 500 },
    {
      name: 'publicTitle',
      kind: 'text',
      label: word('publicTitle'),
      hint: word('publicTitleHint'),
      value: publicTitle,
      maxLength: 500,
    },
  ];
}
