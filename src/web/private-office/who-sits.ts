import { Injectable } from '@nestjs/common';
import { Government } from '../../government/government.service';
import { ListedTerm, TermList } from '../../government/offices/term-list';
import { Clock, dayOf } from '../../kernel/clock';
import type { Visit } from '../frame/visit';
import { dayInData } from '../frame/when';
import { wordOf } from '../frame/words';

/** An office of the ministry's politicians: who sits in it, who acts, and who will within the month. */
export interface ShownOffice {
  readonly title: string;
  readonly holder: string | null;
  /** Somebody else acts in it now, so the holder does not sign. */
  readonly away: boolean;
  readonly acting: readonly { readonly name: string; readonly when: string; readonly now: boolean }[];
}

const monthAhead = 31 * 86_400_000;

/** Who is away: the offices of the ministry as they are held now and in the month to come. */
@Injectable()
export class WhoSits {
  constructor(
    private readonly government: Government,
    private readonly terms: TermList,
    private readonly clock: Clock,
  ) {}

  async now(visit: Visit): Promise<ShownOffice[]> {
    const { actor } = visit;
    const now = this.clock.now();
    const { items } = await this.terms.find(actor, {
      ministryId: actor.ministryId,
      from: now.toISOString(),
      to: new Date(now.getTime() + monthAhead).toISOString(),
      limit: 100,
    });
    const offices = await this.government.officesAt(dayOf(now), { ministryId: actor.ministryId });
    return offices
      .filter(({ level }) => level === 'minister' || level === 'stateSecretary')
      .map(({ id }) => items.filter(({ officeId }) => officeId === id).toReversed())
      .filter((terms) => terms.length > 0)
      .map((terms) => this.shown(terms, now, visit));
  }

  private shown(terms: readonly ListedTerm[], now: Date, { language }: Visit): ShownOffice {
    const acting = terms
      .filter(({ kind }) => kind === 'acting')
      .map(({ name, from, to }) => ({
        name,
        now: from <= now,
        when: wordOf(language, to ? 'privateOffice.fromTo' : 'privateOffice.from', {
          from: dayInData(dayOf(from)),
          to: to ? dayInData(dayOf(to)) : '',
        }),
      }));
    const holder = terms.find(({ kind, from }) => kind === 'holder' && from <= now);
    return {
      title: terms[0]?.title ?? '',
      holder: holder?.name ?? null,
      away: acting.some((one) => one.now),
      acting,
    };
  }
}
