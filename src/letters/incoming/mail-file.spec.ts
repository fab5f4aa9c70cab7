import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOfText } from '../../kernel/http/text';
import { MailSuggestion, readMailFile } from './mail-file';

/** The same "random" bytes each time, so that a failure can be found again. */
const bytesOf = (seed: string, length: number) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(length / 64) }, (_, index) =>
      createHash('sha512').update(`${seed} ${index}`).digest(),
    ),
  ).subarray(0, length);
const demo = readFileSync(join(__dirname, '../../commands/demo/files/soroptimist-2020-05-14.eml'));
const read = (text: string) => readMailFile(Buffer.from(text.replaceAll('\n', '\r\n')));

describe('The mail from the Soroptimists', () => {
  let mail: MailSuggestion;
  beforeAll(async () => void (mail = await readMailFile(demo)));

  it('says who sent it, when, and about what', () => {
    expect(mail.sender).toEqual({
      name: 'Norgesunionen av Soroptimist International',
      address: 'post@soroptimistnorway.no',
    });
    expect(mail.sentAt).toEqual(new Date('2020-05-14T08:32:00Z'));
    expect(mail.receivedAt).toEqual(new Date('2020-05-14T08:32:41Z'));
    expect(mail.subject).toBe('Vold i nære relasjoner under koronapandemien');
    expect(mail.messageId).toBe('<20200514083200.2014@soroptimistnorway.no>');
    expect(mail.notes).toEqual([]);
  });

  it('goes to six ministries', () => {
    expect(mail.to.map(({ address }) => address)).toEqual(
      ['smk', 'jd', 'bfd', 'hod', 'asd', 'kud'].map((code) => `postmottak@${code}.dep.no`),
    );
    expect(mail.to[1]?.name).toBe('Justis- og beredskapsdepartementet');
    expect(mail.cc).toEqual([]);
  });

  it('has its text in bokmål and its letter as a PDF', () => {
    expect(mail.text).toMatch(/^Til\nstatsministeren,\njustis- og beredskapsministeren,/);
    expect(mail.text).toContain('hjemmet er ikke et trygt sted for alle. Når skoler');
    expect(mail.language).toBe('nb');
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({
      fileName: 'Brev om vold i nære relasjoner.pdf',
      statedMediaType: 'application/pdf',
      inText: false,
    });
    expect(mail.attachments[0]?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(mail.attachments[0]?.bytes.subarray(-6).toString().trim()).toBe('%%EOF');
  });
});

describe('A mail', () => {
  it('that answers or passes on another says so', async () => {
    const mail = await read('From: a@b.no\nSubject: SV: VS: Re[2]: Fwd: Om vei\nIn-Reply-To: <x@y>\n\nHei');
    expect(mail).toMatchObject({ bareSubject: 'Om vei', isReply: true, isForwarded: true, inReplyTo: '<x@y>' });
    const other = await read('From: a@b.no\nSubject: Resultat: svar ønskes\n\nHei');
    expect(other).toMatchObject({ bareSubject: 'Resultat: svar ønskes', isReply: false, isForwarded: false });
  });

  it('in HTML alone is read as text, without what it hides', async () => {
    const mail = await read(
      'From: a@b.no\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n' +
        '<style>p{color:red}</style><script>alert(1)</script><p>Kjære <b>statsråd</b></p><ul><li>Ett</li></ul>',
    );
    expect(mail.text).toContain('Kjære statsråd');
    expect(mail.text).not.toMatch(/alert|color/);
  });

  it('in another character set comes out right', async () => {
    const head = 'From: =?iso-8859-1?Q?K=E5re?= <kare@b.no>\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\n';
    const mail = await readMailFile(
      Buffer.concat([Buffer.from(head), Buffer.from([0x6b, 0x6a, 0xe6, 0x72, 0x65, 0x96])]),
    );
    expect(mail.sender).toEqual({ name: 'Kåre', address: 'kare@b.no' });
    expect(mail.text).toBe('kjære–');
  });

  it('without a date has none, whatever the day is', async () => {
    const mail = await read('From: a@b.no\nDate: i går en gang\n\nHei');
    expect(mail.sentAt).toBeNull();
    expect(mail.notes).toContain('dateMissing');
    expect((await read('From: a@b.no\n\nHei')).sentAt).toBeNull();
    expect((await read('From: a@b.no\nDate: Thu, 14 May 1520 10:00:00 +0200\n\nHei')).sentAt).toBeNull();
  });

  it('with another mail attached keeps it as a file', async () => {
    const mail = await read(
      'From: a@b.no\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nSe vedlagt.\n--x\nContent-Type: message/rfc822\n\n' +
        'From: c@d.no\nSubject: Den opprinnelige\n\nHei\n--x--\n',
    );
    expect(mail.sender?.address).toBe('a@b.no');
    expect(mail.text).toBe('Se vedlagt.');
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]?.statedMediaType).toBe('message/rfc822');
    expect(mail.attachments[0]?.bytes.toString()).toContain('Subject: Den opprinnelige');
  });

  it('tells a picture in the text from an attachment', async () => {
    const picture =
      'Content-Type: image/png; name=logo.png\nContent-ID: <logo>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n';
    const mail = await read(
      `From: a@b.no\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<img src="cid:logo">Hei\n--x\n${picture}--x--\n`,
    );
    expect(mail.attachments[0]).toMatchObject({ fileName: 'logo.png', inText: true });
  });

  it('gives only text that may stand in a field', async () => {
    const mail = await read(
      'From: "A\u202EB\u0007" <a@b.no>\nSubject: =?utf-8?B?w6YA4oCuCmI=?= x\n\nA\u0000\u001bB\u2028C\ud800',
    );
    expect(faultOfText(mail.subject, { max: 1000 })).toBeNull();
    expect(faultOfText(mail.sender?.name, { max: 500 })).toBeNull();
    expect(faultOfText(mail.text, { max: 100_000, multiline: true })).toBeNull();
  });

  it('with a text beyond measure is cut, and says so', async () => {
    const mail = await read(`From: a@b.no\n\n${'ord '.repeat(60_000)}`);
    expect(mail.text.length).toBeLessThanOrEqual(100_000);
    expect(mail.notes).toContain('textShortened');
  });
});

describe('Bytes that are hardly a mail', () => {
  it('larger than the limit are not read', async () => {
    const mail = await readMailFile(Buffer.alloc(2000, 'a'), { size: 1000, time: 5000 });
    expect(mail.notes).toContain('tooLarge');
  });

  it('with a thousand parts, or parts in parts without end, still say who sent them', async () => {
    const head = 'From: a@b.no\nSubject: Mange deler\nDate: Thu, 14 May 2020 10:00:00 +0200\n';
    const wide = await read(
      `${head}Content-Type: multipart/mixed; boundary=x\n\n${'--x\n\nHei\n'.repeat(2000)}--x--\n`,
    );
    expect(wide).toMatchObject({ subject: 'Mange deler', sentAt: new Date('2020-05-14T08:00:00Z') });
    expect(wide.notes).toContain('headersOnly');

    let deep = head;
    for (let level = 0; level < 3000; level++)
      deep += `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`;
    const found = await read(deep);
    expect(found.sender?.address).toBe('a@b.no');
    expect(found.notes).toContain('headersOnly');
  });

  it('that take too long are given up', async () => {
    const mail = await readMailFile(demo, { size: 1_000_000, time: 1 });
    expect(mail).toMatchObject({ sender: null, text: '', attachments: [] });
    expect(mail.notes).toContain('unreadable');
  });

  it('that unfold into deeply nested HTML do not bring anything down', async () => {
    const mail = await read(`From: a@b.no\nContent-Type: text/html\n\n${'<div>'.repeat(200_000)}Hei`);
    expect(mail.sender?.address).toBe('a@b.no');
    expect(mail.notes).toContain('textLost');
  });

  it('are accepted whatever they are', async () => {
    const kinds = [Buffer.alloc(0), bytesOf('noise', 5000), Buffer.from('\r\n'.repeat(500)), Buffer.from('%PDF-1.7')];
    for (let round = 0; round < 24; round++) {
      const bytes = Buffer.from(demo);
      const noise = bytesOf(`round ${round}`, 1024);
      for (let flip = 0; flip < 2 ** (round % 8); flip++)
        bytes[noise.readUInt16LE(4 * flip) % 2500] = noise[4 * flip + 2] ?? 0;
      kinds.push(round % 3 ? bytes : bytes.subarray(0, noise.readUInt16LE(1000) % bytes.length));
    }
    for (let at = 0; at < kinds.length; at += 4) {
      const mails = await Promise.all(kinds.slice(at, at + 4).map((bytes) => readMailFile(bytes)));
      for (const mail of mails) {
        expect(['tooLong', 'notText', 'controlCharacter', 'brokenCharacter']).not.toContain(
          faultOfText(mail.subject, { max: 1000, min: 0 }),
        );
        expect(mail.notes).not.toContain('unreadable');
      }
    }
  });
});
