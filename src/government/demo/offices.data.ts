/**
 * Ministers of the Solberg government in spring 2020, as office holders. Days are public facts; the clock time is made
 * up (a government changes in the Council of State, about noon). Ends marked so were not found and are chosen.
 */
export interface DemoOffice {
  readonly ministry: string;
  readonly code: string;
  /** Indefinite form; nynorsk only where it differs. */
  readonly nb: string;
  readonly nn?: string;
  readonly en: string;
  readonly holders: readonly {
    readonly givenName: string;
    readonly familyName: string;
    readonly initials: string;
    readonly from: string;
    readonly to: string;
  }[];
}

const government = '2021-10-14';

export const demoMinisters: readonly DemoOffice[] = [
  {
    ministry: 'SMK',
    code: 'statsminister',
    nb: 'statsminister',
    en: 'Prime Minister',
    holders: [{ givenName: 'Erna', familyName: 'Solberg', initials: 'ES', from: '2013-10-16', to: government }],
  },
  {
    ministry: 'JD',
    code: 'justisminister',
    nb: 'justis- og beredskapsminister',
    en: 'Minister of Justice and Public Security',
    holders: [{ givenName: 'Monica', familyName: 'Mæland', initials: 'MM', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'ASD',
    code: 'arbeidsminister',
    nb: 'arbeids- og sosialminister',
    en: 'Minister of Labour and Social Affairs',
    holders: [
      { givenName: 'Torbjørn', familyName: 'Røe Isaksen', initials: 'TRI', from: '2020-01-24', to: government },
    ],
  },
  {
    ministry: 'BFD',
    code: 'barneminister',
    nb: 'barne- og familieminister',
    en: 'Minister of Children and Families',
    holders: [
      // The source says September 2021; the day is chosen.
      { givenName: 'Kjell Ingolf', familyName: 'Ropstad', initials: 'KIR', from: '2019-01-22', to: '2021-09-20' },
    ],
  },
  {
    ministry: 'FIN',
    code: 'finansminister',
    nb: 'finansminister',
    en: 'Minister of Finance',
    holders: [{ givenName: 'Jan Tore', familyName: 'Sanner', initials: 'JTS', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'FD',
    code: 'forsvarsminister',
    nb: 'forsvarsminister',
    en: 'Minister of Defence',
    holders: [{ givenName: 'Frank', familyName: 'Bakke-Jensen', initials: 'FBJ', from: '2017-10-20', to: government }],
  },
  {
    ministry: 'HOD',
    code: 'helseminister',
    nb: 'helse- og omsorgsminister',
    en: 'Minister of Health and Care Services',
    holders: [{ givenName: 'Bent', familyName: 'Høie', initials: 'BH', from: '2013-10-16', to: government }],
  },
  {
    ministry: 'KLD',
    code: 'klimaminister',
    nb: 'klima- og miljøminister',
    en: 'Minister of Climate and Environment',
    holders: [{ givenName: 'Sveinung', familyName: 'Rotevatn', initials: 'SR', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'KMD',
    code: 'kommunalminister',
    nb: 'kommunal- og moderniseringsminister',
    en: 'Minister of Local Government and Modernisation',
    holders: [{ givenName: 'Nikolai', familyName: 'Astrup', initials: 'NA', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'KMD',
    code: 'distriktsminister',
    nb: 'distrikts- og digitaliseringsminister',
    en: 'Minister of Regional Development and Digitalisation',
    holders: [
      { givenName: 'Linda', familyName: 'Hofstad Helleland', initials: 'LHH', from: '2020-01-24', to: government },
    ],
  },
  {
    ministry: 'KUD',
    code: 'kulturminister',
    nb: 'kultur- og likestillingsminister',
    en: 'Minister of Culture and Equality',
    holders: [{ givenName: 'Abid', familyName: 'Raja', initials: 'AR', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'KD',
    code: 'kunnskapsminister',
    nb: 'kunnskaps- og integreringsminister',
    en: 'Minister of Education and Integration',
    holders: [
      { givenName: 'Trine', familyName: 'Skei Grande', initials: 'TSG', from: '2020-01-24', to: '2020-03-13' },
      { givenName: 'Guri', familyName: 'Melby', initials: 'GM', from: '2020-03-13', to: government },
    ],
  },
  {
    ministry: 'KD',
    code: 'forskningsminister',
    nb: 'forsknings- og høyere utdanningsminister',
    nn: 'forskings- og høgare utdanningsminister',
    en: 'Minister of Research and Higher Education',
    holders: [{ givenName: 'Henrik', familyName: 'Asheim', initials: 'HA', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'LMD',
    code: 'landbruksminister',
    nb: 'landbruks- og matminister',
    en: 'Minister of Agriculture and Food',
    holders: [
      { givenName: 'Olaug Vervik', familyName: 'Bollestad', initials: 'OVB', from: '2019-01-22', to: government },
    ],
  },
  {
    ministry: 'NFD',
    code: 'naeringsminister',
    nb: 'næringsminister',
    en: 'Minister of Trade and Industry',
    holders: [{ givenName: 'Iselin', familyName: 'Nybø', initials: 'IN', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'NFD',
    code: 'fiskeriminister',
    nb: 'fiskeri- og sjømatminister',
    en: 'Minister of Fisheries and Seafood',
    holders: [
      // Left early in March 2020; the day is chosen. Until 13 March nobody holds the office here.
      { givenName: 'Geir Inge', familyName: 'Sivertsen', initials: 'GIS', from: '2020-01-24', to: '2020-03-02' },
      { givenName: 'Odd Emil', familyName: 'Ingebrigtsen', initials: 'OEI', from: '2020-03-13', to: government },
    ],
  },
  {
    ministry: 'OED',
    code: 'oljeminister',
    nb: 'olje- og energiminister',
    en: 'Minister of Petroleum and Energy',
    holders: [{ givenName: 'Tina', familyName: 'Bru', initials: 'TB', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'SD',
    code: 'samferdselsminister',
    nb: 'samferdselsminister',
    en: 'Minister of Transport',
    holders: [{ givenName: 'Knut Arild', familyName: 'Hareide', initials: 'KAH', from: '2020-01-24', to: government }],
  },
  {
    ministry: 'UD',
    code: 'utenriksminister',
    nb: 'utenriksminister',
    nn: 'utanriksminister',
    en: 'Minister of Foreign Affairs',
    holders: [
      { givenName: 'Ine Marie', familyName: 'Eriksen Søreide', initials: 'IES', from: '2017-10-20', to: government },
    ],
  },
  {
    ministry: 'UD',
    code: 'utviklingsminister',
    nb: 'utviklingsminister',
    en: 'Minister of International Development',
    holders: [{ givenName: 'Dag-Inge', familyName: 'Ulstein', initials: 'DIU', from: '2019-01-22', to: government }],
  },
];

/** Offices below the minister, held by made-up persons of `people.data.ts` (by username). */
export interface DemoLowerOffice {
  readonly ministry: string;
  readonly code: string;
  readonly level: 'stateSecretary' | 'permanentSecretary';
  readonly nb: string;
  readonly en: string;
  readonly holder: string;
}

export const demoLowerOffices: readonly DemoLowerOffice[] = [
  {
    ministry: 'JD',
    code: 'statssekretaer',
    level: 'stateSecretary',
    nb: 'statssekretær',
    en: 'State Secretary',
    holder: 'rdm',
  },
  {
    ministry: 'JD',
    code: 'departementsraad',
    level: 'permanentSecretary',
    nb: 'departementsråd',
    en: 'Secretary General',
    holder: 'sbn',
  },
  {
    ministry: 'BFD',
    code: 'departementsraad',
    level: 'permanentSecretary',
    nb: 'departementsråd',
    en: 'Secretary General',
    holder: 'gte',
  },
  {
    ministry: 'HOD',
    code: 'departementsraad',
    level: 'permanentSecretary',
    nb: 'departementsråd',
    en: 'Secretary General',
    holder: 'ksl',
  },
  {
    ministry: 'SMK',
    code: 'regjeringsraad',
    level: 'permanentSecretary',
    nb: 'regjeringsråd',
    en: 'Secretary to the Government',
    holder: 'ahv',
  },
];

/** The demonstration's year begins here; an office is told from then, or from its first holder's day. */
export const demoOfficesFrom = '2020-01-01';
