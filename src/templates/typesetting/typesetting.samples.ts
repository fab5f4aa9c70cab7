/** Letters with made-up content, laid beside the target pages by the tests; ministers as office holders excepted. */
import { blocksOfHtml } from './html-to-blocks';
import type { LetterBlock } from './letter.blocks';
import type { FolderCoverToSet } from './folder-cover';
import type { LetterToSet } from './letter-to-set';
import type { MemoToSet } from './memo';

export const jdFooter = {
  postAddress: ['Postboks 8005 Dep', '0030 Oslo', 'postmottak@jd.dep.no'],
  officeAddress: ['Gullhaug Torg 4A', '0484 Oslo', 'www.jd.dep.no'],
  telephone: '22 24 90 90',
  orgNumber: '972 417 831',
};

export const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', runs: [{ type: 'text', text }] });

/** The reply this began with, misspelling and all. */
export const seedParagraphs = [
  'Takk for henvendelsen av 14. mai 2020 som er sendt til Statsministeren og flere statsråder. Jeg svarer på vegne av alle mottakerne.',
  'Jeg deler Soroptimistenes bekymring for kvinner og barn utsatt for vold i nære relasjoner under koronasituasjonen.',
  'Pandemien og smitteverntiltakene kan skape økt stress og føre til at forekomsten av vold og konflikter i hjemmet øker. Bekymringer for økonomi og helse, økning i bruk av alkohol- og rusmidler, og bortfall av viktig sosialt nettverk og støtte for familien, kan også bidra til å forverre situasjonen. Samtidig har hjemmekarantene og isolasjon ført til at det blir vanskeligere å komme i kontakt med og beskytte og hjelpe utsatte.',
  'Regjeringen arbeider på flere områder med å redusere de negative konsekvensene av pandemien og smitteverntiltakene. Jeg har fra første dag forsikret meg om at politiet prioriterer dette området, og tilbakemeldingen fra politiet er helt tydelig på at de er bevisste på problemstillingen.',
  'Det er igangsatt flere initiativ for å avhjelpe situasjonen. Det er viktig å opprettholde eksisterende tilbud til både voldsutsatte og voldsutøvere, samtidig som behovet for økt innsats underveis i utviklingen av pandemien vurderes.',
  "For å sikre god informasjon om hvor utsatte, pårørende eller andre kan søke hjelp har regjeringen lagt ut informasjon på flere nettsider og på sosiale medier. Den døgnåpne vold- og overgrepslinjen som driftes av Krisesentersekretariatet i samarbeid med Oslo krisesenter og nettportalen dinutvei.no er eksempler på steder som tilbyr informasjon og hjelp. Vi er i dialog med Krisesentersekretariatet om opprettelsen av en chattefunksjon i tilknytning til vold- og overgrepslinjen (VO-linja). Dette er et av tiltakene som anbefales i NKVTS' rapport om Korona, smitteverntiltak og voldsutsatte.",
  'Vi følger også med på hvordan andre land håndterer vold mot kvinner/vold i nære relasjoner under koronapandemien. Blant annet har Europarådet samlet og videreformidlet informasjon om iverksatte tiltak i medlemslandene. Også Norge har bidratt med innspill til denne oversikten. Europarådets konvensjon om forebygging og bekjempelse av vold mot kvinner og vold i nære relasjoner (Istanbulkonvensjonen) setter også standard for regjeringens innsats i krisesituasjoner på dette området.',
  'Regjeringen har vedtatt å utarbeide en ny handlingsplan mot vold i nære relasjoner med en egen del om vold og overgrep i samiske samfunn. Handlingsplanen utarbeides i samarbeid mellom åtte departementer. Det har vært avholdt innspillsmøter til handlingsplanen høsten 2019 både i Oslo og på Sametinget i Karasjok. Jeg beklager dersom Soroptimistene ikke har vært invitert, men det er mulig å sende skriftlige innspill til handlingsplanen. Innspillene sendes til postmottak@jd.dep.no.',
  "Gjennom den nye handlingsplanen vil vi også følge opp arbeidet med kommunale handlingsplaner og funnene i NKVTS' rapport om slike planer.",
  'Når det gjelder utsatte barn og unge, herunder barn og unge utsatt for vold og overgrep, har det vært nedsatt en egen koordineringsgruppe på direktoratsnivå. Koordineringsgruppen har vært ledet av Barne-, ungdoms- og familiedirektoratet, og har levert en statusrapport hver 14. dag til barne- og familieministeren om hvordan gruppen sårbare barn og unge fanges opp og følges opp under pandemien og forslag til oppfølgingstiltak. Formålet har vært å sikre oppdatert informasjon og koordinert informasjonsflyt mellom direktoratene og ut til tjenestene. Regjeringen la tidligere i vår frem en egen tiltakspakke på 400 millioner kroner til utsatte barn og unge.',
];

/** Target pages 01 and 02. */
export const seedLetter: LetterToSet = {
  level: 'minister',
  languages: ['nb'],
  letterhead: {
    names: ['Justis- og beredskapsdepartement'],
    runningName: 'Justis- og beredskapsdepartementet',
  },
  officeTitle: 'Justis- og beredskapsministeren',
  demo: true,
  recipients: [{ name: 'Norgesunionen av Soroptimist International', email: 'post@soroptimistnorway.no' }],
  references: { ours: '20/14 - HMK', date: '2020-06-17' },
  subjects: ['Vedørende henvendelse om vold i nære relasjoner'],
  body: seedParagraphs.map(paragraph),
  signatories: [{ name: 'Monica Mæland' }],
  signing: 'electronic',
  footer: jdFooter,
  metadata: {
    title: 'Vedørende henvendelse om vold i nære relasjoner',
    author: 'Justis- og beredskapsdepartementet',
    subject: '20/14',
  },
  creationDate: new Date('2020-06-17T10:00:00Z'),
};

const body = (html: string, lang: 'nb' | 'nn' = 'nb') => blocksOfHtml(html, { lang });

const directorates: readonly (readonly [string, string])[] = [
  ['Arbeids- og velferdsdirektoratet', 'postmottak@nav.eksempel'],
  ['Barne-, ungdoms- og familiedirektoratet', 'postmottak@bufdir.eksempel'],
  ['Den nasjonale forskningsetiske komité for samfunnsvitenskap og humaniora', 'post@etikk.eksempel'],
  ['Direktoratet for samfunnssikkerhet og beredskap', 'postmottak@dsb.eksempel'],
  ['Domstoladministrasjonen', 'postmottak@domstol.eksempel'],
  ['Helsedirektoratet', 'postmottak@helsedir.eksempel'],
  ['Kontoret for voldsoffererstatning', 'post@kfv.eksempel'],
  ['Konfliktrådet', 'post@konfliktraadet.eksempel'],
  ['Kriminalomsorgsdirektoratet', 'postmottak@kdi.eksempel'],
  ['Politidirektoratet', 'politidirektoratet@politiet.eksempel'],
  ['Riksadvokaten', 'postmottak@riksadvokaten.eksempel'],
  ['Sametinget', 'samediggi@samediggi.eksempel'],
  ['Statens sivilrettsforvaltning', 'post@sivilrett.eksempel'],
  ['Utlendingsdirektoratet', 'udi@udi.eksempel'],
];

/** Target pages 03 and 04. */
export const officialsLetter: LetterToSet = {
  ...seedLetter,
  level: 'official',
  officeTitle: undefined,
  recipients: directorates.map(([name, email]) => ({ name, email })),
  marking: { provision: 'offentleglova § 15 første ledd' },
  references: { ours: '20/2187 - HMK', date: '2020-06-24' },
  subjects: ['Ny handlingsplan mot vold i nære relasjoner – utkast til tiltak'],
  body: body(`
    <p>Justis- og beredskapsdepartementet leder arbeidet med en ny handlingsplan mot vold i nære relasjoner. Vi viser
    til møtet 4. juni 2020 og sender med dette utkast til tiltaksdel, slik at direktoratene kan gi innspill før
    departementene behandler planen videre.</p>
    <p>Vi ber om at innspillene er korte og konkrete. For hvert tiltak trenger vi svar på tre spørsmål:</p>
    <ol><li>Er tiltaket beskrevet slik at det kan settes i verk innenfor gjeldende rammer?</li>
    <li>Hvem bør ha hovedansvaret, og hvilke andre må delta?</li>
    <li>Hvordan kan vi etter to år se om tiltaket har virket?</li></ol>
    <p>Frist for innspill er 21. august 2020. Innspill sendes til postmottak@jd.dep.no og merkes med vår referanse.
    Utkastet er et internt arbeidsdokument og skal ikke sendes videre uten at det er avklart med oss.</p>`),
  signatories: [
    { name: 'Astrid Lyngvær', title: 'avdelingsdirektør', byAuthority: true },
    { name: 'Henrik M. Kvamsøy', title: 'seniorrådgiver' },
  ],
  enclosures: ['Utkast til tiltaksdel, versjon 3', 'Svarskjema'],
  copies: ['Barne- og familiedepartementet', 'Helse- og omsorgsdepartementet'],
  footer: {
    ...jdFooter,
    unit: 'Avdeling for kriminalitets\u00adforebygging',
    caseworker: { name: 'Henrik M. Kvamsøy', telephone: '22 24 52 19' },
  },
};

/** Target page 05. */
export const nynorskLetter: LetterToSet = {
  ...seedLetter,
  level: 'stateSecretary',
  languages: ['nn'],
  letterhead: {
    names: ['Kommunal- og moderniseringsdepartement'],
    runningName: 'Kommunal- og moderniseringsdepartementet',
  },
  officeTitle: 'Statssekretæren',
  recipients: [{ name: 'Lyngheim kommune' }, { name: 'Storfjellet grendelag' }, { name: 'Ungdomsrådet i Lyngheim' }],
  references: { yours: '2020/118', ours: '20/1642 - ITS', date: '2020-06-11' },
  subjects: ['Svar på spørsmål om breiband i spreiddbygde strøk'],
  body: body(
    `<p>Takk for brevet av 3. juni 2020, der de spør om utbygging av breiband i grendene nord i kommunen. Statsråden har
    bede meg svare.</p>
    <p>Regjeringa ønskjer at alle skal ha tilgang til raskt breiband, uansett kvar i landet dei bur. I dei fleste område
    er det marknaden som byggjer ut. Der det ikkje er lønsamt, kan fylkeskommunane lyse ut midlar etter søknad frå
    kommunane. Ordninga vart lagd om i år, og fylkeskommunane avgjer no sjølve korleis midlane skal fordelast.</p>
    <p>De skriv at fleire husstandar har hatt dårleg samband i den perioden då skulane var stengde. Eg forstår godt at
    det har vore krevjande, både for elevane og for dei som har hatt heimekontor. Departementet har difor bede Nasjonal
    kommunikasjonsmyndigheit følgje utviklinga særskilt i kommunar med mindre enn 1 500 innbyggjarar.</p>
    <p>Eg vil oppmode kommunen om å ta kontakt med fylkeskommunen før søknadsfristen 1. september 2020. Rettleiing om
    søknader ligg på <a href="https://nkom.eksempel/breiband">nkom.eksempel/breiband</a>. Det er ein fordel om
    grendelaget og ungdomsrådet kan dokumentere behovet, til dømes med enkle målingar.</p>`,
    'nn',
  ),
  signatories: [{ name: 'Ingeborg Skaar Tveite', title: 'statssekretær' }],
  copies: ['Fylkeskommunen'],
  footer: {
    postAddress: ['Postboks 8112 Dep', '0032 Oslo', 'postmottak@kmd.dep.no'],
    officeAddress: ['Akersgata 59', '0180 Oslo', 'www.kmd.dep.no'],
    telephone: '22 24 90 90',
    orgNumber: '972 417 858',
  },
};

/** Target pages 06 to 08. */
export const longLetter: LetterToSet = {
  ...seedLetter,
  recipients: [
    {
      name: 'Foreningen Trygge Nabolag',
      attention: 'Marit Solheim-Eikeland',
      address: ['Postboks 214 Sentrum'],
      postalPlace: '5804 Bergen',
    },
  ],
  references: { yours: 'TN 14/2020', ours: '20/3051 - EBR', date: '2020-07-02' },
  subjects: ['Frivillige organisasjoners plass i beredskapen – svar på brev av 9. juni 2020'],
  body: body(`
    <p>Takk for brevet, og for det arbeidet foreningen gjør i byer og bygder over hele landet. Dere stiller fire spørsmål
    om samarbeidet mellom kommunene og de frivillige under pandemien. Jeg svarer på vegne av helse- og omsorgsministeren
    og meg selv.</p>
    <h2>Ansvaret i kommunene</h2>
    <p>Kommunene har en generell og grunnleggende beredskapsplikt. Det betyr at kommunen skal ha oversikt over hva som
    kan inntreffe, og en plan for hva som da skal gjøres. Planen skal også si hvem kommunen samarbeider med, og hvordan
    de frivillige blir varslet, innkalt og forsikret.</p>
    <p>Denne våren har vist at planene ikke alltid var kjent for dem som skulle bruke dem. Flere lokallag fikk først
    beskjed da innsatsen var i gang. Vi har derfor bedt statsforvalterne om å ta opp dette i sine tilsyn i 2020 og 2021.
    De skal særlig se på:</p>
    <ul><li>om de frivillige er nevnt i kommunens beredskapsplan</li>
    <li>om det finnes en skriftlig avtale om hvem som gjør hva, også om utstyr, opplæring og forsikring</li>
    <li>om lokallagene har vært med på øvelser de siste to årene</li></ul>
    <h2>Penger til lokale lag</h2>
    <p>Dere ber om en samlet oversikt over tilskuddene. Tabellen viser hva som er utbetalt over departementets budsjett.
    Tallene for 2020 er per 15. juni og kan bli endret når regnskapet er avsluttet.</p>
    <table><caption>Tabell 1. Tilskudd til frivillig beredskap, i tusen kroner</caption>
    <colgroup><col data-width="58"><col data-width="23"><col data-width="19.6"><col data-width="19.6"><col data-width="22.8"></colgroup>
    <thead><tr><th>Ordning</th><th>2018</th><th>2019</th><th>2020</th><th>Endring</th></tr></thead>
    <tbody><tr><td>Redningstjeneste, drift</td><td>28 400</td><td>29 100</td><td>34 600</td><td>+5 500</td></tr>
    <tr><td>Opplæring og øvelser</td><td>6 250</td><td>6 400</td><td>7 900</td><td>+1 500</td></tr>
    <tr><td>Samband og annet utstyr til lag i kommuner med lang utrykningstid</td><td>3 900</td><td>4 050</td><td>4 050</td><td>0</td></tr>
    <tr><td>Ekstra tilskudd våren 2020</td><td>–</td><td>–</td><td>12 000</td><td>+12 000</td></tr></tbody>
    <tfoot><tr><td>Sum</td><td>38 550</td><td>39 550</td><td>58 550</td><td>+19 000</td></tr></tfoot></table>
    <p>Det ekstra tilskuddet ble vedtatt i april. Det er fordelt etter søknad, og 214 lag har fått penger. Gjennomsnittet
    er om lag 56 000 kroner.</p>
    <h2>Forsikring og dekning av utgifter</h2>
    <p>Flere av lokallagene deres har spurt om de frivillige er forsikret når de hjelper kommunen. I rundskrivet til
    kommunene heter det:</p>
    <blockquote><p>Den som etter anmodning fra kommunen deltar i en innsats, skal ikke lide økonomisk tap ved det.
    Kommunen bør før innsatsen avklare om den frivillige er dekket av egen eller organisasjonens forsikring.</p>
    <footer>Rundskriv om frivillige i lokal beredskap, punkt 4.2</footer></blockquote>
    <p>Rundskrivet gjelder fortsatt. Jeg ser likevel at ordet «bør» gir rom for ulik praksis. Departementet vil derfor
    vurdere om plikten skal gjøres tydeligere, og vil sende et forslag på høring.</p>
    <h3>Utgifter til reise og utstyr</h3>
    <p>Utgifter til reise dekkes etter regning, med de satsene som gjelder for statens ansatte. Utstyr som blir ødelagt i
    en innsats kommunen har bedt om, skal erstattes. Krav sendes kommunen innen tre måneder.</p>
    <h3>Tapt arbeidsinntekt</h3>
    <p>I dag er det ingen felles ordning for tapt arbeidsinntekt. Noen kommuner dekker dette selv, andre gjør det ikke.
    Spørsmålet henger sammen med arbeidsgivernes plikter, og jeg har derfor tatt det opp med arbeids- og
    sosialministeren. Vi kommer tilbake til dette når det er avklart.</p>
    <h2>Hva skjer videre?</h2>
    <p>Vi følger opp spørsmålene deres slik:</p>
    <ol><li>Direktoratet for samfunnssikkerhet og beredskap lager en mal for avtaler mellom kommuner og frivillige innen
    1. november 2020.</li><li>Statsforvalterne rapporterer om tilsynene i mars 2021.</li>
    <li>Forslaget om forsikring sendes på høring våren 2021. Foreningen vil stå på listen over høringsinstanser.</li></ol>
    <p>Mer om arbeidet, og en oversikt over kontaktpersoner i hvert fylke, finnes på
    <a href="https://regjeringen.eksempel/frivillig-beredskap">nettsiden om frivillige i beredskapen,
    regjeringen.eksempel/frivillig-beredskap</a>. Jeg vil gjerne møte foreningen til høsten for å høre hvordan samarbeidet
    har gått.</p>
    <p>Til slutt vil jeg takke hver enkelt av dem som har stilt opp for naboer, eldre og andre som har trengt en hånd
    denne våren. Det har betydd mye for mange.</p>`),
  signing: 'sealed',
  enclosures: ['Oversikt over tilskudd per fylke'],
  copies: ['Helse- og omsorgsdepartementet'],
};

/** Target page 09; the Northern Sámi text is a sample, not proofread. */
export const bilingualLetter: LetterToSet = {
  ...seedLetter,
  languages: ['se', 'nb'],
  recipients: [{ name: 'Deanu nissonsearvi', address: ['Postboks 12'], postalPlace: '9845 Deatnu / Tana' }],
  subjects: ['Evttohusat ođđa doaibmaplánii', 'Innspill til ny handlingsplan'],
  body: body(`
    <section lang="se"><h2>Davvisámegillii</h2>
    <p>Giitu reivves mii lea beaiváduvvon miessemánu 14. beaivvi 2020. Mun vástidan buot vuostáiváldiid ovddas.</p>
    <p>Ráđđehus ráhkada ođđa doaibmaplána veahkaválddi vuostá lagaš oktavuođain. Plánas lea sierra oassi veahkaválddi ja
    illásteami birra sámi servodagain. Čoahkkimat leat leamaš Oslos ja Sámedikkis Kárášjogas čakčat 2019. Evttohusaid
    sáhttá ain sáddet čálalaččat departementii.</p></section>
    <section lang="nb"><h2>På norsk</h2>
    <p>Takk for brevet av 14. mai 2020. Jeg svarer på vegne av alle mottakerne.</p>
    <p>Regjeringen utarbeider en ny handlingsplan mot vold i nære relasjoner. Planen har en egen del om vold og overgrep i
    samiske samfunn. Det har vært møter i Oslo og på Sametinget i Karasjok høsten 2019. Det er fortsatt mulig å sende
    skriftlige innspill til departementet, på samisk eller norsk, til postmottak@jd.dep.no.</p></section>`),
};

/** Target page 10. */
export const memo: MemoToSet = {
  language: 'nb',
  demo: true,
  ministry: 'Justis- og beredskapsdepartementet',
  marking: { provision: 'Unntatt offentlighet, offentleglova § 14 første ledd' },
  to: 'Justis- og beredskapsministeren',
  via: 'Statssekretæren, departementsråden',
  from: 'Avdeling for kriminalitetsforebygging',
  caseworker: 'Henrik M. Kvamsøy',
  caseKey: '20/14',
  date: '2020-06-12',
  deadline: '2020-06-18',
  entry: '20/14-3',
  subject: 'Svar til Soroptimistene om vold i nære relasjoner',
  body: body(`
    <h2>Hva statsråden bes om</h2>
    <p>Statsråden bes om å <strong>signere vedlagte svarbrev</strong>. Det går ut på vegne av alle statsrådene som har
    fått henvendelsen.</p>
    <h2>Tilrådning</h2>
    <p>Vi tilrår at brevet sendes slik det ligger. Det viser til tiltakene som er satt i verk, og inviterer til skriftlige
    innspill til handlingsplanen.</p>
    <h2>Bakgrunn</h2>
    <p>Norgesunionen av Soroptimist International skrev 14. mai 2020 til statsministeren og flere statsråder. De er
    bekymret for kvinner og barn under pandemien, og spør hvorfor de ikke ble invitert til innspillsmøtene høsten 2019.</p>
    <h2>Vurdering</h2>
    <ul><li><strong>Tonen:</strong> Brevet beklager at organisasjonen ikke var invitert, og viser en vei videre.</li>
    <li><strong>Nye opplysninger:</strong> Chattefunksjonen er ikke avklart med Krisesentersekretariatet. Brevet sier
    derfor at vi er i dialog.</li>
    <li><strong>Andre departementer:</strong> Barne- og familiedepartementet har lest avsnittet om utsatte barn 11. juni og
    har ingen merknader.</li></ul>
    <h2>Kostnader og oppfølging</h2>
    <p>Svaret binder ingen nye midler. Avdelingen sender innspillene inn i planarbeidet.</p>`),
  approvals: [
    { name: 'Astrid Lyngvær', role: 'avdelingsdirektør', date: '2020-06-10', concerns: 'versjon 4' },
    { name: 'Torgeir Haukås', role: 'ekspedisjonssjef', date: '2020-06-11', concerns: 'versjon 4' },
    { name: 'Solveig Brandt Nes', role: 'departementsråd', date: '2020-06-12', concerns: 'versjon 5' },
  ],
  enclosures: ['Utkast til svarbrev, versjon 5', 'Brev fra Soroptimistene, 14.05.2020'],
  metadata: {
    title: 'Notat til statsråden om svar til Soroptimistene',
    author: 'Justis- og beredskapsdepartementet',
    subject: '20/14-3',
  },
  creationDate: new Date('2020-06-12T10:00:00Z'),
};

/** Target page 11. */
export const folderCover: FolderCoverToSet = {
  language: 'nb',
  demo: true,
  ministry: 'Justis- og beredskapsdepartementet',
  addressee: 'Mappe til justis- og beredskapsministeren',
  caseKey: '20/14',
  deadline: '2020-06-18',
  laidBefore: '2020-06-17',
  subject: 'Henvendelse om vold i nære relasjoner',
  sender: 'Norgesunionen av Soroptimist International, brev av 14.05.2020',
  onBehalfOf:
    'statsministeren, arbeids- og sosialministeren, barne- og familieministeren, helse- og omsorgsministeren, kultur- og likestillingsministeren',
  documents: [
    { title: 'Svarbrev til signering, versjon 5', entry: '20/14-4', pages: 2, access: 'offentlig', toSign: true },
    { title: 'Notat til statsråden', entry: '20/14-3', pages: 1, access: '§ 14' },
    { title: 'Innkommet brev, 14.05.2020', entry: '20/14-1', pages: 2, access: 'offentlig' },
    { title: 'Merknader fra Barne- og familiedepartementet', entry: '20/14-2', pages: 1, access: '§ 15' },
  ],
  approvals: [
    { name: 'Henrik M. Kvamsøy', role: 'seniorrådgiver', date: '2020-06-09', concerns: 'utarbeidet' },
    { name: 'Astrid Lyngvær', role: 'avdelingsdirektør', date: '2020-06-10', concerns: 'versjon 4' },
    { name: 'Torgeir Haukås', role: 'ekspedisjonssjef', date: '2020-06-11', concerns: 'versjon 4' },
    { name: 'Solveig Brandt Nes', role: 'departementsråd', date: '2020-06-12', concerns: 'versjon 5' },
  ],
  note: [
    paragraph(
      'Statsråden har bedt om å få brevet før møtet med organisasjonen. Brevet sendes med e-post samme dag som det er signert.',
    ),
  ],
  folder: { number: 1, of: 6 },
  metadata: { title: 'Til signering: 20/14', author: 'Justis- og beredskapsdepartementet', subject: '20/14' },
  creationDate: new Date('2020-06-17T08:00:00Z'),
};
