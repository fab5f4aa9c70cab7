import type { CeremonyView } from '../../letters/signing/signing.view';
import { Faults, Field, noFaults, shownFields } from '../frame/form';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { CeremonyLetter, letterHref, markOf, signHref } from './ceremony-addresses';
import { countedLetters } from './counted';
import { signingFrame } from './signing-frame';

/** The last page before signing: which letters, the question about those not opened, and the password when it is wanted. */
export function signPage(visit: Visit, ceremony: CeremonyView, letterId?: string, faults: Faults = noFaults): Page {
  const { language } = visit;
  const letters = ceremony.letters.filter(
    ({ id, state, shownSha256 }) => state === 'waiting' && shownSha256 !== null && (!letterId || id === letterId),
  );
  const unopened = letters.filter(({ openedAt }) => openedAt === null);
  const heading = headingOf(letters, unopened, language);
  const confirmed = ceremony.identityConfirmedUntil !== null;
  return new Page(
    'signing/sign',
    {
      title: heading,
      ...signingFrame(visit),
      heading,
      path: signHref(ceremony.id),
      back: letterId ? letterHref(ceremony.id, letterId) : '/signering',
      letterId: letterId ?? null,
      letters: letters.map((letter) => ({
        ...letter,
        href: letterHref(ceremony.id, letter.id),
        mark: markOf(letter),
      })),
      refused: letterId ? [] : ceremony.letters.filter(({ state }) => state === 'refused'),
      unopened: unopened.length > 0,
      unopenedSentence: wordOf(language, 'signing.askUnopenedText', {
        n: unopened.length,
        names: unopened.map(({ subject }) => `«${subject}»`).join(', '),
      }),
      firstUnopened: unopened[0] ? letterHref(ceremony.id, unopened[0].id) : null,
      confirmed,
      fields: confirmed ? [] : shownFields([passwordField(language)], undefined, faults),
      faults,
      button: wordOf(language, unopened.length ? 'signing.signUnopened' : 'signing.sign', {
        n: letters.length,
        count: countedLetters(letters.length, language),
      }),
    },
    { target: 'dialog', template: 'signing/_sign' },
  );
}

function headingOf(
  letters: readonly CeremonyLetter[],
  unopened: readonly CeremonyLetter[],
  language: ScreenLanguage,
): string {
  const counted = (n: number) => ({ n, count: countedLetters(n, language) });
  return unopened.length
    ? wordOf(language, 'signing.askUnopened', counted(unopened.length))
    : wordOf(language, 'signing.ask', counted(letters.length));
}

export function passwordField(language: ScreenLanguage): Field {
  return {
    name: 'password',
    kind: 'password',
    label: wordOf(language, 'signing.password'),
    hint: wordOf(language, 'signing.passwordHint'),
    maxLength: 200,
    autocomplete: 'current-password',
  };
}
