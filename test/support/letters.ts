/** Letters of the stories, registered over HTTP like anybody's. Cases with a reply are in `replies.ts`. */
import type TestAgent from 'supertest/lib/agent';
import { demoClassId } from '../../src/archive/demo/seed-demo-archive';
import { demoOfficeId } from '../../src/government/demo/seed-demo-government';
import type { RegisteredLetterView } from '../../src/letters/incoming/incoming.view';

/** What a request may hold; a story changes what it is about. */
export type LetterBody = Record<string, unknown>;

export const office = {
  justice: demoOfficeId('JD', 'justisminister'),
  primeMinister: demoOfficeId('SMK', 'statsminister'),
  families: demoOfficeId('BFD', 'barneminister'),
  health: demoOfficeId('HOD', 'helseminister'),
} as const;

/** A class of JD's key that cases may be filed on. */
export const violenceClass = demoClassId('JD', '313');

/** A letter by post to the Minister of Justice, in a new case. */
export function aLetter(differs: LetterBody = {}): LetterBody {
  return {
    newCase: {
      title: 'Henvendelse om vold i nære relasjoner',
      publicTitle: 'Henvendelse om vold i nære relasjoner',
      classId: violenceClass,
    },
    files: [],
    title: 'Vold i nære relasjoner under koronapandemien',
    publicTitle: 'Vold i nære relasjoner under koronapandemien',
    sender: { name: 'Kvinnenettverket Eksempel', mail: 'post@kvinnenettverket.example' },
    addressedOfficeIds: [office.justice],
    receivedAt: '2020-05-14T07:30:00+02:00',
    documentDate: '2020-05-14',
    language: 'nb',
    ...differs,
  };
}

/** Registers it and answers its numbers. */
export async function register(archivist: TestAgent, body: LetterBody = aLetter()): Promise<RegisteredLetterView> {
  const answer = await archivist.post('/api/v1/incoming-letters').send(body);
  if (answer.status !== 201) throw new Error(`Not registered: ${JSON.stringify(answer.body)}`);
  return answer.body as RegisteredLetterView;
}

/** Uploads a file and answers the id of the upload. */
export async function upload(browser: TestAgent, fileName: string, bytes: Buffer): Promise<string> {
  const answer = await browser.post('/api/v1/uploads').attach('file', bytes, fileName);
  if (answer.status !== 201) throw new Error(`Not uploaded: ${JSON.stringify(answer.body)}`);
  return (answer.body as { id: string }).id;
}

/** The mail of the demonstration's morning, made up, with one file. */
export function aMail(differs: { messageId?: string; subject?: string; text?: string } = {}): Buffer {
  const { messageId = '<vold-1@kvinnenettverket.example>', subject = 'Vold i nære relasjoner', text } = differs;
  const lines = [
    'Received: from mx.example by postmottak.jd.dep.no; Thu, 14 May 2020 07:12:00 +0200',
    'From: Kvinnenettverket Eksempel <post@kvinnenettverket.example>',
    'To: Statsministeren <postmottak@smk.dep.no>, Justis- og beredskapsministeren <postmottak@jd.dep.no>,',
    ' Barne- og familieministeren <postmottak@bfd.dep.no>',
    'Date: Thu, 14 May 2020 07:11:40 +0200',
    `Message-ID: ${messageId}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="grense"',
    '',
    '--grense',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text ??
      'Kjære statsråder.\n\nVi er bekymret for kvinner og barn som er utsatt for vold i nære relasjoner nå som mange ikke kan gå ut. Hva gjør dere for at de skal få hjelp, og hvordan skal de som trenger det få vite hvor de kan gå?\n\nVennlig hilsen\nKvinnenettverket Eksempel',
    '--grense',
    'Content-Type: text/plain; name="tall.txt"',
    'Content-Disposition: attachment; filename="tall.txt"',
    '',
    'Henvendelser i april: 1204',
    '--grense--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
