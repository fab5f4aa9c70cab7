// One text with every sign that breaks careless software, whole for a wide field and in pieces for a narrow one.

/** A word of 60 letters: wider than a narrow column, narrower than a line. */
export const longWord = 'menneskerettighetsorganisasjonsarbeidsutvalgsmedlemskapsvilk';

const parts = [
  'ÆØÅ æøå éèêó ü',
  'ÁČĐŊŠŦŽ áčđŋšŧž ïöäńâ',
  'ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż',
  'ÁÐÉÍÓÚÝÞÆÖ áðéíóúýþæö',
  '«sitat» “sitat” ‘sitat’ „sitat“ "sitat" \'sitat\'',
  'a-b–c—d … · •',
  '€ £ $ ¥ kr § % ‰ °',
  '& < > " \' % $ # _ { } \\ {{x}} </p> &amp; <b> /) (/',
  'myk\u00adbinde\u00adstrek og 1\u00a0500\u202f000 og e\u2011post',
  'e\u0301 a\u030a o\u0308 n\u0303 c\u030c',
  longWord,
];

export const symbols = parts.join(' ');

const words = symbols.split(' ').filter((word) => word !== longWord);

/**
 * Pieces for narrow fields, the next words of the text each time: after a letter's narrow fields every sign has stood
 * in one of them, and over the letters in many.
 */
export function symbolPieces(start = 0) {
  let next = start * 7;
  return (longest) => {
    let piece = '';
    for (;;) {
      const word = words[next % words.length];
      if (piece && piece.length + 1 + word.length > longest) return piece;
      piece = piece ? `${piece} ${word}` : word;
      next++;
      if (piece.length >= longest) return piece;
    }
  };
}
