/** The folder's own words, on paper and on screen. */
export const folderWords = {
  nb: {
    draft: (version: number) => `Svarbrev til signering, versjon ${version}`,
    enclosure: (title: string) => `Vedlegg: ${title}`,
    note: 'Notat til statsråden',
    to: (office: string) => `Mappe til ${office}`,
    open: 'offentlig',
    letterOf: (day: string) => `brev av ${day}`,
    cameIn: 'Innkommet brev',
    earlier: 'Tidligere brev',
    file: 'Vedlegg',
    notPrinted: 'Dokumentet ligger elektronisk i saken og kan ikke skrives ut her.',
    leaders: 'ledelsen',
  },
  nn: {
    draft: (version: number) => `Svarbrev til signering, versjon ${version}`,
    enclosure: (title: string) => `Vedlegg: ${title}`,
    note: 'Notat til statsråden',
    to: (office: string) => `Mappe til ${office}`,
    open: 'offentleg',
    letterOf: (day: string) => `brev av ${day}`,
    cameIn: 'Innkome brev',
    earlier: 'Tidlegare brev',
    file: 'Vedlegg',
    notPrinted: 'Dokumentet ligg elektronisk i saka og kan ikkje skrivast ut her.',
    leaders: 'leiinga',
  },
} as const;
