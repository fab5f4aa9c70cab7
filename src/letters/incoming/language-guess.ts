/**
 * Which language a letter seems to be in, by how often each language's small words occur. A guess for the archivist;
 * `unknown` when the text is short or mixed. bokmål and nynorsk share most words, so only those that part them count.
 */
export type LetterLanguageGuess = 'nb' | 'nn' | 'sme' | 'en' | 'unknown';

const listed = (words: string) => new Set(words.split(' '));

const smallWords: Record<Exclude<LetterLanguageGuess, 'unknown'>, ReadonlySet<string>> = {
  nb: listed(
    'jeg ikke en et er av og til på for som har at vi dere hvordan hva hvor hvem noe noen mye fra bare deres ble være var det den de om hun han henne mer mange gjøre uten selv også men',
  ),
  nn: listed(
    'eg ikkje ein eit er av og til på for som har at vi de dykk korleis kva kvar kven noko nokon mykje frå berre deira vart vere var det den dei om ho han henne meir mange gjere utan sjølv òg også men',
  ),
  sme: listed(
    'ja lea leat leamašan ii ahte dat mii mun don sii go dego muhto maid maiddái dan daid dása dasa mat gos gii leaba eai eat ovdal maŋŋel olbmot nu lean vai juohke buot ovttas galgá sáhttá',
  ),
  en: listed(
    'the of and to a in is that it was for on are with as i his they be at one have this from or had by not but what all were we when your can said there use an each which she do how their if will about',
  ),
};

/** Words counted at least, and how far ahead the best must be. */
const fewestHits = 4;
const clearlyAhead = 1.15;

export function guessLanguage(text: string): LetterLanguageGuess {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(smallWords).map(([language, known]) => ({
    language: language as Exclude<LetterLanguageGuess, 'unknown'>,
    hits: words.filter((word) => known.has(word)).length,
  }));
  const [best, next] = scores.sort((a, b) => b.hits - a.hits);
  if (!best || !next || best.hits < fewestHits || best.hits < words.length * 0.15) return 'unknown';
  return best.hits >= next.hits * clearlyAhead ? best.language : 'unknown';
}
