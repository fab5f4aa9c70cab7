import type { Standing } from '../../letters/work-lists/standing.view';
import { StatusName, statusNamed } from '../frame/statuses.table';
import { ScreenLanguage, wordOf } from '../frame/words';
import './standing.words';

/** Where a case stands, as a line of a page says it. */
export interface StandingShown {
  readonly status: StatusName;
  /** `versjon 7`, behind the status of a draft; empty otherwise. */
  readonly more: string;
  readonly holder: string;
  /** The same within a sentence: `hos arkivet`. */
  readonly holderInSentence: string;
  /** A place, not a person: told in grey. */
  readonly nobody: boolean;
  readonly since: Date;
  readonly sender: string;
  readonly receivedAt: Date | null;
  /** `JD`, `JD, HOD`, `JD +5`. */
  readonly ministries: string;
}

export function standingShown(standing: Standing, language: ScreenLanguage): StandingShown {
  const { stage, textNumber, holder, since, sender, receivedAt } = standing;
  const draft = (stage === 'drafting' || stage === 'sentBack') && textNumber !== null;
  return {
    status: statusNamed(stage) ?? 'underTreatment',
    more: draft ? wordOf(language, 'standing.version', { n: textNumber }) : '',
    holder: holderInWords(standing, language),
    holderInSentence: holderInSentence(standing, language),
    nobody: holder.kind === 'nobody' || holder.kind === 'unit',
    since,
    sender: sender ?? '',
    receivedAt,
    ministries: ministriesInWords(standing.ministries),
  };
}

/** With whom a case is: a name, or the place it lies in. */
export function holderInWords({ holder }: Pick<Standing, 'holder'>, language: ScreenLanguage): string {
  if (holder.person) return holder.person.name;
  if (holder.kind === 'unit' && holder.unit) return holder.unit.name;
  return wordOf(language, `standing.${holder.kind}`);
}

/** The same within a sentence: a place is no name, and begins small. */
export function holderInSentence(standing: Pick<Standing, 'holder'>, language: ScreenLanguage): string {
  const words = holderInWords(standing, language);
  const { kind } = standing.holder;
  return kind === 'person' || kind === 'unit' ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

function ministriesInWords(codes: readonly string[]): string {
  const [first = '', ...others] = [...new Set(codes)];
  return others.length > 1 ? `${first} +${others.length}` : [first, ...others].join(', ');
}
