import type { InEachLanguage } from './language';
import { currentLanguage } from './request-context';

/** The words in the language of whoever asks. For what is said once; what is kept is kept as facts. */
export function spoken<T>(words: InEachLanguage<T>): T {
  return words[currentLanguage()];
}
