import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './browser';
import { signLetter } from './signing';
import type { Registered, ReplyAnswer, Stage, Suggestion, Versioned } from './stage';

/** How far a letter has come. Each station includes those before it. */
type Station = 'toUnit' | 'offered' | 'drafting' | 'sentBack' | 'submitted' | 'approved' | 'released' | 'signed';

/** A case of the earlier ones, brought some way, so that each desk has something on it. */
interface CaseUnderWay {
  readonly title: string;
  readonly to: Station;
  readonly deadline: string;
  readonly text: string;
  /** What the minister reads first: what it is about, what is advised, why. */
  readonly note: readonly [string, string, string];
  readonly urgent?: boolean;
}

const stations: readonly Station[] = [
  'toUnit',
  'offered',
  'drafting',
  'sentBack',
  'submitted',
  'approved',
  'released',
  'signed',
];

const casesUnderWay: readonly CaseUnderWay[] = [
  {
    title: 'Beredskap ved ras i dalføret',
    to: 'sentBack',
    deadline: '2020-06-16',
    text: '<p>Eg deler uroa kommunen har for skredfaren i dalføret. Noregs vassdrags- og energidirektorat har ansvaret for skredvarslinga.</p>',
    note: ['Skredvarsling og beredskap i Ravndal.', 'Signer.', 'Svaret følgjer det som er sagt i Stortinget.'],
  },
  {
    title: 'Bemanning ved lensmannskontoret',
    to: 'submitted',
    deadline: '2020-06-19',
    text: '<p>Politimesteren fastsetter bemanningen ved det enkelte tjenestestedet innenfor rammene som er gitt.</p>',
    note: ['Bemanningen ved et lensmannskontor.', 'Signer.', 'Politimesteren avgjør saken.'],
  },
  {
    title: 'Redningshelikopter på kysten',
    to: 'approved',
    deadline: '2020-06-24',
    text: '<p>Dei nye redningshelikoptera blir tekne i bruk ved basane etter planen.</p>',
    note: ['Når nye redningshelikopter kjem.', 'Signer.', 'Planen er kjend og ligg fast.'],
  },
  {
    title: 'Fri rettshjelp',
    to: 'released',
    deadline: '2020-06-19',
    text: '<p>Rettshjelpsutvalget har lagt frem sin utredning. Regjeringen vil vurdere forslagene når høringen er over.</p>',
    note: ['Inntektsgrensene for fri rettshjelp.', 'Signer.', 'Utredningen er på høring.'],
    urgent: true,
  },
  {
    title: 'Besøk i fengsel',
    to: 'released',
    deadline: '2020-06-26',
    text: '<p>Kriminalomsorgen har åpnet for besøk igjen der det kan skje på en smittevernfaglig forsvarlig måte.</p>',
    note: ['Når pårørende kan besøke innsatte igjen.', 'Signer.', 'Kriminalomsorgsdirektoratet har samtykket.'],
  },
  {
    title: 'Grensependlere og karantene',
    to: 'signed',
    deadline: '2020-06-22',
    text: '<p>Arbeidstakere som pendler mellom Sverige eller Finland og Norge, er unntatt fra karantene i arbeidstiden.</p>',
    note: ['Karanteneregler for grensependlere.', 'Signer.', 'Helse- og omsorgsdepartementet har samtykket.'],
  },
  { title: 'Utlendingssaker under pandemien', to: 'toUnit', deadline: '2020-06-30', text: '', note: ['', '', ''] },
  { title: 'Krisesentertilbodet i distrikta', to: 'offered', deadline: '2020-06-25', text: '', note: ['', '', ''] },
];

/** Brings some of the earlier cases on their way, by the same commands as anybody's, while the clock runs in June. */
export class WorkUnderWay {
  private readonly browsers = new Map<string, Promise<Browser>>();

  constructor(private readonly stage: Stage) {}

  async lay(): Promise<void> {
    const archivist = await this.as('ist');
    const { items } = await archivist.get<{ items: { id: string; title: string }[] }>('/api/v1/cases?limit=100');
    this.at('2020-05-25T09:00');
    for (const wanted of casesUnderWay) {
      const found = items.find(({ title }) => title === wanted.title);
      if (!found) throw new Error(`There is no case ${wanted.title}`);
      await this.allot(found.id, wanted);
    }
    this.at('2020-06-11T10:00');
    for (const wanted of casesUnderWay) {
      const found = items.find(({ title }) => title === wanted.title);
      if (found && reaches(wanted, 'drafting')) await this.write(found.id, wanted);
    }
    await this.anotherMail();
    this.at('2020-06-18T09:00');
    this.stage.say(`Underveis: ${casesUnderWay.length} saker, fra fordeling til ekspedering`);
  }

  /** Who answers, by when, and on whose desk it lies. */
  private async allot(caseId: string, wanted: CaseUnderWay): Promise<void> {
    const archivist = await this.as('ist');
    const { items: offices } = await archivist.get<{ items: { id: string; title: string }[] }>('/api/v1/offices');
    const minister = offices.find(({ title }) => /^justis- og beredskapsminister/i.test(title)) ?? offices[0];
    await this.onCase('ist', caseId, 'assign', {
      level: 'minister',
      officeId: minister?.id,
      reason: 'Hører til departementet.',
    });
    await this.onCase('ist', caseId, 'reply-deadline', { day: wanted.deadline });
    const { items: units } = await archivist.get<{ items: { id: string; code: string }[] }>('/api/v1/units');
    const unitId = units.find(({ code }) => code === 'KRF')?.id;
    await this.onCase('ist', caseId, 'allocate', { unitId });
    if (!reaches(wanted, 'offered')) return;
    await this.onCase('al', caseId, 'allocate', { unitId, caseworkerId: await this.personOf('hmk') });
    if (reaches(wanted, 'drafting')) await (await this.as('hmk')).post(`/api/v1/cases/${caseId}/accept`);
  }

  /** The reply, as far as it has come. */
  private async write(caseId: string, wanted: CaseUnderWay): Promise<void> {
    const adviser = await this.as('hmk');
    const { items } = await adviser.get<{ items: { id: string }[] }>(`/api/v1/cases/${caseId}/entries`);
    let reply = await adviser.post<ReplyAnswer>(`/api/v1/cases/${caseId}/replies`, {
      templateCode: 'reply',
      answers: [items[0]?.id],
      subject: `Svar: ${wanted.title}`,
    });
    const path = `/api/v1/replies/${reply.id}`;
    reply = await adviser.put(`${path}/text`, { html: reply.html + wanted.text }, reply.version);
    const [about, advice, because] = wanted.note;
    const note = `<h2>Gjelder</h2><p>${about}</p><h2>Tilrådning</h2><p>${advice}</p><h2>Fordi</h2><p>${because}</p>`;
    reply = await adviser.put(`${path}/note`, { html: note }, reply.version);
    if (!reaches(wanted, 'sentBack')) return;
    const route = [await this.personOf('al'), await this.personOf('sbn')];
    reply = await adviser.post(`${path}/submit`, { route }, reply.version);
    if (wanted.to === 'sentBack') {
      await (
        await this.as('al')
      ).post(`${path}/send-back`, { reason: 'Ta inn tala frå første tertial.' }, reply.version);
      return;
    }
    if (!reaches(wanted, 'approved')) return;
    for (const leader of ['al', 'sbn']) {
      const read = await (await this.as(leader)).get<ReplyAnswer>(path);
      await (await this.as(leader)).post(`${path}/approve`, { contentHash: read.contentHash }, read.version);
    }
    if (!reaches(wanted, 'released')) return;
    const { version } = await (await this.as('mf')).get<Versioned>(path);
    await (await this.as('mf')).post(`${path}/release`, { urgent: wanted.urgent ?? false }, version);
    if (reaches(wanted, 'signed')) await signLetter(await this.as('mm'), reply.id);
  }

  /** A mail that another ministry has registered, and that waits for our archivist too. */
  private async anotherMail(): Promise<void> {
    this.at('2020-06-17T14:00');
    const archivist = await this.as('rho', 'BFD');
    const mail = await archivist.upload(
      readFileSync(join(__dirname, 'files', 'barnehus-2020-06-17.eml')),
      'brev.eml',
      'message/rfc822',
    );
    const seen = await archivist.post<Suggestion>('/api/v1/mail-suggestions', { uploadId: mail.id });
    await archivist.post<Registered>('/api/v1/incoming-letters', {
      newCase: { title: seen.title, publicTitle: seen.title },
      mailUploadId: mail.id,
      title: seen.title,
      publicTitle: seen.title,
      sender: { name: seen.sender.name, mail: seen.sender.address },
      addressedOfficeIds: seen.offices.map((office) => office.officeId),
      receivedAt: seen.receivedAt,
      documentDate: seen.documentDate,
      language: seen.language ?? 'nb',
    });
  }

  private async onCase(username: string, caseId: string, command: string, body: unknown): Promise<void> {
    const { version } = await (await this.as('ist')).get<Versioned>(`/api/v1/cases/${caseId}`);
    await (await this.as(username)).post(`/api/v1/cases/${caseId}/${command}`, body, version);
  }

  private async personOf(username: string): Promise<string> {
    return (await (await this.as(username)).get<{ personId: string }>('/api/v1/session')).personId;
  }

  private at(local: string): void {
    this.stage.clock.runFrom(new Date(`${local}:00+02:00`));
  }

  private as(username: string, ministry?: string): Promise<Browser> {
    const signIn = async (): Promise<Browser> => {
      const browser = new Browser(this.stage.url, username, this.stage.password);
      await browser.signIn(ministry);
      return browser;
    };
    const browser = this.browsers.get(username) ?? signIn();
    this.browsers.set(username, browser);
    return browser;
  }
}

function reaches({ to }: CaseUnderWay, station: Station): boolean {
  return stations.indexOf(to) >= stations.indexOf(station);
}
