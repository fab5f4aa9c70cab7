/** The letters that came to the ministry earlier in the spring of 2020: made up, each by post, each its own case. */
export interface EarlierLetter {
  readonly day: string;
  readonly title: string;
  readonly sender: string;
  readonly place: readonly [string, string];
  /** How it was seen to; left out, it is open. */
  readonly seenTo?: 'takenToNotice' | 'takenToInformation' | 'answeredByTelephone';
  readonly language?: 'nb' | 'nn';
}

export const earlierLetters: readonly EarlierLetter[] = [
  {
    day: '2020-01-08',
    title: 'Åpningstidene ved passkontoret',
    sender: 'Fjordbyen kommune',
    place: ['5999', 'Fjordbyen'],
    seenTo: 'takenToNotice',
  },
  {
    day: '2020-01-15',
    title: 'Beredskap ved ras i dalføret',
    sender: 'Ravndal kommune',
    place: ['6899', 'Ravndal'],
    language: 'nn',
  },
  {
    day: '2020-01-22',
    title: 'Invitasjon til jubileum i brannvernlaget',
    sender: 'Nordre Li brannvernlag',
    place: ['2899', 'Nordre Li'],
    seenTo: 'answeredByTelephone',
  },
  {
    day: '2020-01-30',
    title: 'Bemanning ved lensmannskontoret',
    sender: 'Steinsund kommune',
    place: ['9099', 'Steinsund'],
  },
  {
    day: '2020-02-05',
    title: 'Innspill om konfliktråd i skolen',
    sender: 'Foreningen Gode naboer',
    place: ['0599', 'Oslo'],
    seenTo: 'takenToInformation',
  },
  {
    day: '2020-02-12',
    title: 'Redningshelikopter på kysten',
    sender: 'Ytre Havn fiskarlag',
    place: ['6799', 'Ytre Havn'],
    language: 'nn',
  },
  {
    day: '2020-02-20',
    title: 'Frivillige i redningstjenesten',
    sender: 'Storheia hjelpekorps',
    place: ['7299', 'Storheia'],
    seenTo: 'takenToNotice',
  },
  { day: '2020-03-03', title: 'Fri rettshjelp', sender: 'Rettshjelpen i Elvebyen', place: ['3099', 'Elvebyen'] },
  { day: '2020-03-11', title: 'Besøk i fengsel', sender: 'Pårørendeforeningen Lysglimt', place: ['1799', 'Elvenes'] },
  {
    day: '2020-03-19',
    title: 'Grensependlere og karantene',
    sender: 'Grenseland næringsforening',
    place: ['2299', 'Grenseland'],
  },
  {
    day: '2020-04-02',
    title: 'Digitale rettsmøter',
    sender: 'Advokatlaget i Innlandet',
    place: ['2399', 'Innbygda'],
    seenTo: 'takenToInformation',
  },
  {
    day: '2020-04-16',
    title: 'Utlendingssaker under pandemien',
    sender: 'Velkomstgruppa på Nes',
    place: ['2199', 'Nes'],
  },
  {
    day: '2020-05-04',
    title: 'Krisesentertilbodet i distrikta',
    sender: 'Vestbygda kvinnelag',
    place: ['6899', 'Vestbygda'],
    language: 'nn',
  },
];
