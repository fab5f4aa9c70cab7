import type { CeremonyView } from '../../letters/signing/signing.view';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { momentInFull } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import { CeremonyLetter, letterHref, resultHref } from './ceremony-addresses';
import { countedFirst, countedLetters } from './counted';
import { signingFrame } from './signing-frame';
import { fingerprintOf, onBehalf } from './signing-list';

/** What became of each letter the signatory asked to sign. The same whenever it is opened (SCREENS, 06). */
export function resultPage(visit: Visit, ceremony: CeremonyView, onTable: ReadonlySet<string>): Page {
  const { language } = visit;
  const letters = ceremony.letters.filter(({ markedAt, state }) => markedAt !== null || state !== 'waiting');
  const count = (outcome: string) => letters.filter((letter) => outcomeOf(letter) === outcome).length;
  const [signed, waits, not] = [count('signed'), count('signing'), count('not')];
  const heading = headingOf({ signed, waits, not, of: letters.length }, language);
  const latest = letters
    .flatMap(({ decidedAt, markedAt }) => decidedAt ?? markedAt ?? [])
    .sort()
    .at(-1);
  return new Page(
    'signing/result',
    {
      title: heading,
      ...signingFrame(visit),
      islands: ['signing'],
      heading,
      runs: waits > 0,
      path: resultHref(ceremony.id),
      when: latest ? momentInFull(latest, language) : '',
      told: signed > 0 && waits === 0,
      seal: sealOf({ waits, signed, not }),
      bar: { signed, not, waits, of: Math.max(1, letters.length), until: signed + not },
      rows: letters.map((letter) => rowOf(ceremony.id, letter, onTable, language)),
      remaining: wordOf(language, 'signing.remaining', {
        n: onTable.size,
        count: countedFirst(onTable.size, language),
      }),
    },
    { target: 'resultat', template: 'signing/_result' },
  );
}

/** The mark over the result: signed only when something is. */
function sealOf({ waits, signed, not }: Readonly<Record<'waits' | 'signed' | 'not', number>>): string {
  if (waits > 0) return 'signing';
  if (signed > 0) return 'signed';
  return not > 0 ? 'failed' : 'signing';
}

function outcomeOf(letter: CeremonyLetter): 'signed' | 'signing' | 'not' {
  if (letter.state === 'signed') return 'signed';
  return letter.beingSigned ? 'signing' : 'not';
}

function headingOf(n: { signed: number; waits: number; not: number; of: number }, language: ScreenLanguage): string {
  const say = (key: string, values = {}) => wordOf(language, `signing.${key}`, values);
  if (n.of === 0) return say('resultNothing');
  if (n.waits > 0) return say('resultRuns', { n: n.signed + n.not + 1, of: n.of });
  if (n.signed === 0) return say('resultNone');
  const all = say('resultSigned', { n: n.signed, count: countedFirst(n.signed, language) });
  return n.not === 0 ? all : `${all}${say('resultNot', { n: n.not, count: countedLetters(n.not, language) })}`;
}

function rowOf(ceremonyId: string, letter: CeremonyLetter, onTable: ReadonlySet<string>, language: ScreenLanguage) {
  const outcome = outcomeOf(letter);
  const refused = letter.state === 'refused';
  return {
    ...letter,
    outcome,
    time: letter.decidedAt ? momentInFull(letter.decidedAt, language).slice(-8) : '',
    reason: letter.refusal ?? letter.left ?? '',
    forWhom: onBehalf(letter.answersFor, language),
    fingerprint: letter.signedSha256 ? fingerprintOf(letter.signedSha256) : '',
    proof: `/svar/${letter.replyId}/bevis`,
    /** A letter that was left can be opened as it is; a refused one must be set and shown anew, if it still lies there. */
    open: outcome === 'not' && !refused ? letterHref(ceremonyId, letter.id) : null,
    anew: refused && onTable.has(letter.replyId),
  };
}
