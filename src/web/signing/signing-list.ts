import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock';
import { LetterOnTable, LettersOnTable } from '../../letters/signing/letters-on-table';
import { newFormKey } from '../frame/form-body';
import { Faults, noFaults } from '../frame/form';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { momentInFull, weekdayOf } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import { briefOf } from './brief';
import { countedFirst, countedLetters } from './counted';
import { signingFrame } from './signing-frame';

/** The calm list: what the signatory is to sign, what she has put aside, what she has signed before (SCREENS, 06). */
@Injectable()
export class SigningList {
  constructor(
    private readonly table: LettersOnTable,
    private readonly clock: Clock,
  ) {}

  async toSign(visit: Visit, chosen: readonly string[] = [], faults: Faults = noFaults): Promise<Page> {
    const { language } = visit;
    const all = await this.table.ofSignatory(visit.actor);
    const letters = all.filter(({ held }) => !held);
    const heading = letters.length
      ? wordOf(language, 'signing.heading', { n: letters.length, count: countedFirst(letters.length, language) })
      : wordOf(language, 'signing.headingNone');
    return new Page('signing/list', {
      ...this.common(visit, heading, letters),
      intro: this.intro(letters, language),
      letters: letters.map((letter) => ({ ...shown(letter, language), chosen: chosen.includes(letter.replyId) })),
      heldCount: all.length - letters.length,
      faults,
      aside: false,
    });
  }

  async putAside(visit: Visit): Promise<Page> {
    const { language } = visit;
    const letters = (await this.table.ofSignatory(visit.actor)).filter(({ held }) => held);
    return new Page('signing/list', {
      ...this.common(visit, wordOf(language, 'signing.aside'), letters),
      intro: wordOf(language, letters.length ? 'signing.asideIntro' : 'signing.asideNone'),
      letters: letters.map((letter) => ({ ...shown(letter, language), chosen: false, key: newFormKey() })),
      heldCount: 0,
      faults: noFaults,
      aside: true,
    });
  }

  async earlier(visit: Visit): Promise<Page> {
    const acts = await this.table.signedBy(visit.actor);
    return new Page('signing/earlier', {
      title: wordOf(visit.language, 'signing.earlier'),
      ...signingFrame(visit),
      acts: acts.map((act) => ({
        ...act,
        when: momentInFull(act.at, visit.language),
        fingerprint: fingerprintOf(act.signedSha256),
      })),
    });
  }

  private common(visit: Visit, title: string, letters: readonly LetterOnTable[]) {
    return { title, ...signingFrame(visit), islands: ['signing'], any: letters.length > 0 };
  }

  /** `Onsdag 17. juni. Ordnet av Kari Nymoen, forværelset. Ett haster.` */
  private intro(letters: readonly LetterOnTable[], language: ScreenLanguage): string {
    const day = `${weekdayOf(this.clock.today(), language)}.`;
    if (!letters.length) return `${day} ${wordOf(language, 'signing.introNone')}`;
    const by = [...new Set(letters.flatMap(({ releasedBy }) => releasedBy ?? []))];
    const urgent = letters.filter((letter) => letter.urgent).length;
    return [
      day,
      ...(by.length ? [wordOf(language, 'signing.orderedBy', { names: by.join(', ') })] : []),
      ...(urgent ? [wordOf(language, 'signing.urgent', { n: urgent, count: countedFirst(urgent, language) })] : []),
    ].join(' ');
  }
}

function shown(letter: LetterOnTable, language: ScreenLanguage) {
  const [first, ...others] = letter.recipients;
  const to = first
    ? wordOf(language, others.length ? 'signing.toMore' : 'signing.to', { name: first, n: others.length })
    : '';
  return {
    ...letter,
    toWhom: [to, onBehalf(letter.answersFor, language)].filter(Boolean).join(' · '),
    brief: briefOf(letter.noteHtml),
  };
}

/** `på vegne av fem andre`, or nothing. */
export function onBehalf(n: number, language: ScreenLanguage): string {
  return n ? wordOf(language, 'signing.onBehalf', { n, count: countedLetters(n, language) }) : '';
}

/** `7f3a 91c2 … e04b`: enough of a checksum to compare by eye. */
export function fingerprintOf(sha256: string): string {
  return `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;
}
