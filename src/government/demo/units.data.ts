/** JD's departments are public facts; sections, and the units of the other ministries, are made up. */
export interface DemoUnit {
  readonly ministry: string;
  readonly code: string;
  /** Code of the unit above. */
  readonly under?: string;
  readonly nb: string;
  readonly nn: string;
  readonly joints?: readonly string[];
}

export const demoUnits: readonly DemoUnit[] = [
  {
    ministry: 'JD',
    code: 'ADM',
    nb: 'Administrasjonsavdelingen',
    nn: 'Administrasjonsavdelinga',
    joints: ['administrasjons|avdelingen', 'administrasjons|avdelinga'],
  },
  { ministry: 'JD', code: 'ARK', under: 'ADM', nb: 'Arkivseksjonen', nn: 'Arkivseksjonen' },
  {
    ministry: 'JD',
    code: 'KRF',
    nb: 'Avdeling for kriminalitetsforebygging',
    nn: 'Avdeling for kriminalitetsførebygging',
    joints: ['kriminalitets|forebygging', 'kriminalitets|førebygging'],
  },
  {
    ministry: 'JD',
    code: 'VNR',
    under: 'KRF',
    nb: 'Seksjon for vold i nære relasjoner',
    nn: 'Seksjon for vald i nære relasjonar',
  },
  { ministry: 'JD', code: 'OFF', under: 'KRF', nb: 'Seksjon for offeromsorg', nn: 'Seksjon for offeromsorg' },
  { ministry: 'JD', code: 'INN', nb: 'Innvandringsavdelingen', nn: 'Innvandringsavdelinga' },
  {
    ministry: 'JD',
    code: 'KRO',
    nb: 'Kriminalomsorgsavdelingen',
    nn: 'Kriminalomsorgsavdelinga',
    joints: ['kriminalomsorgs|avdelingen', 'kriminalomsorgs|avdelinga'],
  },
  { ministry: 'JD', code: 'LOV', nb: 'Lovavdelingen', nn: 'Lovavdelinga' },
  { ministry: 'JD', code: 'POA', nb: 'Politiavdelingen', nn: 'Politiavdelinga' },
  { ministry: 'JD', code: 'POL', nb: 'Polaravdelingen', nn: 'Polaravdelinga' },
  {
    ministry: 'JD',
    code: 'SAM',
    nb: 'Avdeling for samfunnssikkerhet',
    nn: 'Avdeling for samfunnstryggleik',
    joints: ['samfunns|sikkerhet', 'samfunns|tryggleik'],
  },
  { ministry: 'JD', code: 'SIV', nb: 'Sivilavdelingen', nn: 'Sivilavdelinga' },
  { ministry: 'BFD', code: 'BAU', nb: 'Avdeling for barn og unge', nn: 'Avdeling for barn og unge' },
  { ministry: 'HOD', code: 'FHA', nb: 'Folkehelseavdelingen', nn: 'Folkehelseavdelinga' },
  { ministry: 'SMK', code: 'INR', nb: 'Avdeling for innenrikssaker', nn: 'Avdeling for innanrikssaker' },
];
