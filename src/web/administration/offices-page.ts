import { Injectable } from '@nestjs/common';
import { Government } from '../../government/government.service';
import type { Office } from '../../government/office.entity';
import { OfficeView, officeView } from '../../government/offices/office.view';
import { OfficesQuery } from '../../government/offices/offices.requests';
import { TermList, TermsWanted } from '../../government/offices/term-list';
import { TermView, termView } from '../../government/offices/term.view';
import { Actor, holds } from '../../kernel/actor';
import { Clock, dayOf } from '../../kernel/clock';
import { isId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions } from '../../kernel/transaction';
import { addressOf, asked } from '../frame/asked';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './offices.words';
import { termTimeline } from './term-timeline';

/** Terms a page tells at the most; what is older is on the office's own page, and there on its next. */
const mostTerms = 400;

/** Who held what when, as a time line and as the table it is drawn from. */
@Injectable()
export class OfficePage {
  constructor(
    private readonly government: Government,
    private readonly terms: TermList,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async list({ actor, request, language }: Visit): Promise<Page> {
    const query = await asked(request, OfficesQuery, ['ministryId']);
    const ministryId = query.ministryId ?? actor.ministryId;
    const ministries = await this.government.ministries();
    const chosen = ministries.find(({ id }) => id === ministryId);
    refuseUnless(chosen, 'notFound', 'ministry.unknown');
    const now = this.clock.now();
    const offices = await this.views(await this.government.officesAt(dayOf(now), { ministryId }), now);
    const terms = await this.allTerms(actor, { ministryId });
    return new Page('administration/offices', {
      title: wordOf(language, 'offices.heading'),
      at: '/embeter',
      ministry: chosen,
      ministries: ministries.map(({ id, code }) => ({ id, code, chosen: id === ministryId })),
      administrator: holds(actor, 'administrator') && ministryId === actor.ministryId,
      offices: offices.map((office) => officeLine(office, language)),
      chart: termTimeline(offices, terms, now, language),
      terms: terms.map((term) => termLine(term, now, language)),
    });
  }

  async one({ actor, request, language }: Visit, id: string): Promise<Page> {
    const office = await this.office(id);
    const after = typeof request.query['after'] === 'string' ? request.query['after'] : undefined;
    const { items, next } = await this.terms.find(actor, { officeId: office.id, after, limit: 100 });
    const now = this.clock.now();
    const terms = items.map(termView);
    return new Page('administration/office', {
      title: capital(officeTitle(office, language)),
      at: '/embeter',
      office: officeLine(office, language),
      administrator: holds(actor, 'administrator') && office.ministryId === actor.ministryId,
      titles: office.titles.map((title) => ({
        ...title,
        languageWord: wordOf(language, `offices.in-${title.language}`),
      })),
      chart: termTimeline([office], terms, now, language),
      terms: terms.map((term) => termLine(term, now, language)),
      first: after ? `/embeter/${office.id}` : null,
      next: next && addressOf(`/embeter/${office.id}`, { after: next }),
    });
  }

  /** One office, with who sits in it now. */
  async office(id: string): Promise<OfficeView> {
    const now = this.clock.now();
    const [view] = await this.views([await this.government.office(id)], now);
    refuseUnless(view, 'notFound', 'office.unknown');
    return view;
  }

  async term(actor: Actor, id: string): Promise<TermView> {
    refuseUnless(isId(id), 'notFound', 'term.unknown');
    return termView(await this.terms.one(actor, id));
  }

  private async allTerms(actor: Actor, wanted: TermsWanted): Promise<TermView[]> {
    const found: TermView[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await this.terms.find(actor, { ...wanted, after, limit: 100 });
      found.push(...items.map(termView));
      after = next ?? undefined;
    } while (after && found.length < mostTerms);
    return found;
  }

  private async views(offices: readonly Office[], at: Date): Promise<OfficeView[]> {
    const ids = offices.map(({ id }) => id);
    const titles = await this.government.titlesOf(ids, dayOf(at));
    const holders = await this.government.holdersOf(this.transactions.reader, ids, at);
    return offices.map((office) => officeView(office, titles, holders.get(office.id)));
  }
}

function officeTitle(office: OfficeView, language: ScreenLanguage): string {
  return office.titles.find((title) => title.language === language)?.indefiniteForm ?? office.title;
}

function officeLine(office: OfficeView, language: ScreenLanguage) {
  return {
    ...office,
    name: capital(officeTitle(office, language)),
    levelWord: wordOf(language, `offices.level-${office.level}`),
    acting: office.holder?.capacity === 'acting',
  };
}

function termLine(term: TermView, now: Date, language: ScreenLanguage) {
  const at = now.toISOString();
  return {
    ...term,
    name: term.name,
    office: capital(term.title),
    kindWord: wordOf(language, `offices.${term.kind}`),
    present: term.from <= at && (term.to === null || term.to > at),
    over: term.to !== null && term.to <= at,
  };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
