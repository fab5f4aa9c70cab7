/**
 * The sixteen ministries of spring 2020. Organisation numbers, names and JD's and OED's addresses were read in public
 * sources; the other post boxes are general knowledge and must be checked before any use outside a demonstration.
 * Northern Sámi names stand where they are in common use; they have not been read by a Sámi speaker.
 */
export interface DemoMinistry {
  readonly code: string;
  /** Running form in bokmål; nynorsk only where it differs. */
  readonly nb: string;
  readonly nn?: string;
  readonly en: string;
  readonly se?: string;
  readonly orgNumber: string;
  readonly box: number;
  readonly postalCode: string;
  readonly visiting?: { readonly street: string; readonly code: string; readonly web: string };
}

export const demoMinistries: readonly DemoMinistry[] = [
  {
    code: 'SMK',
    nb: 'Statsministerens kontor',
    en: 'Office of the Prime Minister',
    se: 'Stáhtaministara kantuvra',
    orgNumber: '972417777',
    box: 8001,
    postalCode: '0030',
  },
  {
    code: 'ASD',
    nb: 'Arbeids- og sosialdepartementet',
    en: 'Ministry of Labour and Social Affairs',
    orgNumber: '983887457',
    box: 8019,
    postalCode: '0030',
  },
  {
    code: 'BFD',
    nb: 'Barne- og familiedepartementet',
    en: 'Ministry of Children and Families',
    orgNumber: '972417793',
    box: 8036,
    postalCode: '0030',
  },
  {
    code: 'FIN',
    nb: 'Finansdepartementet',
    en: 'Ministry of Finance',
    orgNumber: '972417807',
    box: 8008,
    postalCode: '0030',
  },
  {
    code: 'FD',
    nb: 'Forsvarsdepartementet',
    en: 'Ministry of Defence',
    orgNumber: '972417823',
    box: 8126,
    postalCode: '0032',
  },
  {
    code: 'HOD',
    nb: 'Helse- og omsorgsdepartementet',
    en: 'Ministry of Health and Care Services',
    se: 'Dearvvašvuođa- ja fuolahusdepartemeanta',
    orgNumber: '983887406',
    box: 8011,
    postalCode: '0030',
  },
  {
    code: 'JD',
    nb: 'Justis- og beredskapsdepartementet',
    en: 'Ministry of Justice and Public Security',
    se: 'Justiisa- ja gearggusvuođadepartemeanta',
    orgNumber: '972417831',
    box: 8005,
    postalCode: '0030',
    visiting: { street: 'Gullhaug Torg 4A', code: '0484', web: 'www.jd.dep.no' },
  },
  {
    code: 'KLD',
    nb: 'Klima- og miljødepartementet',
    en: 'Ministry of Climate and Environment',
    orgNumber: '972417882',
    box: 8013,
    postalCode: '0030',
  },
  {
    code: 'KMD',
    nb: 'Kommunal- og moderniseringsdepartementet',
    en: 'Ministry of Local Government and Modernisation',
    se: 'Gielda- ja ođasmahttindepartemeanta',
    orgNumber: '972417858',
    box: 8112,
    postalCode: '0032',
  },
  {
    code: 'KUD',
    nb: 'Kulturdepartementet',
    en: 'Ministry of Culture',
    se: 'Kulturdepartemeanta',
    orgNumber: '972417866',
    box: 8030,
    postalCode: '0030',
  },
  {
    code: 'KD',
    nb: 'Kunnskapsdepartementet',
    en: 'Ministry of Education and Research',
    se: 'Máhttodepartemeanta',
    orgNumber: '872417842',
    box: 8119,
    postalCode: '0032',
  },
  {
    code: 'LMD',
    nb: 'Landbruks- og matdepartementet',
    en: 'Ministry of Agriculture and Food',
    orgNumber: '972417874',
    box: 8007,
    postalCode: '0030',
  },
  {
    code: 'NFD',
    nb: 'Nærings- og fiskeridepartementet',
    en: 'Ministry of Trade, Industry and Fisheries',
    orgNumber: '912660680',
    box: 8090,
    postalCode: '0032',
  },
  {
    code: 'OED',
    nb: 'Olje- og energidepartementet',
    en: 'Ministry of Petroleum and Energy',
    orgNumber: '977161630',
    box: 8148,
    postalCode: '0033',
  },
  {
    code: 'SD',
    nb: 'Samferdselsdepartementet',
    en: 'Ministry of Transport',
    orgNumber: '972417904',
    box: 8010,
    postalCode: '0030',
  },
  {
    code: 'UD',
    nb: 'Utenriksdepartementet',
    nn: 'Utanriksdepartementet',
    en: 'Ministry of Foreign Affairs',
    orgNumber: '972417920',
    box: 8114,
    postalCode: '0032',
  },
];

/** Central telephone of the ministries. */
export const demoTelephone = '22 24 90 90';

/** The ministries as they are called in 2020; what they were called before is not told. */
export const demoMinistriesFrom = '2019-01-01';
