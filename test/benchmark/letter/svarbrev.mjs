/** Ours: restricted HTML to blocks, set as one file that is PDF/A-2a and PDF/UA-1, then signed B-B with an EC key. */
import { mkdtempSync, rmSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../measuring.mjs';

export function open() {
  const { blocksOfHtml } = built('templates/typesetting/html-to-blocks');
  const { typesetLetter } = built('templates/typesetting/typeset-letter');
  const { ensureDemoKeys } = built('letters/signing/pades/demo-ca');
  const { Pkcs12Signer } = built('letters/signing/pades/pkcs12.signer');
  const { signPdf } = built('letters/signing/pades/sign-pdf');
  let signer;
  return {
    async ready() {
      const folder = mkdtempSync(join(tmpdir(), 'svarbrev-benchmark-keys-'));
      const person = { id: 'minister', commonName: 'Monica Mæland', key: 'ec' };
      const { keys, passphrase } = await ensureDemoKeys(folder, [person]);
      signer = new Pkcs12Signer(readFileSync(keys.get(person.id).keyFile), passphrase);
      rmSync(folder, { recursive: true });
    },
    set(letter) {
      const { pdf, pages } = typesetLetter(letterToSet(letter, blocksOfHtml(htmlOf(letter), { lang: 'nb' })));
      return { pdf, pages };
    },
    async sign(pdf) {
      return (await signPdf(pdf, signer, { signedAt: new Date(), signatory: 'Monica Mæland' })).bytes;
    },
    close() {},
  };
}

const htmlOf = ({ paragraphs }) => paragraphs.map((text) => `<p>${text}</p>`).join('');

const letterToSet = (letter, body) => ({
  level: 'minister',
  languages: ['nb'],
  letterhead: {
    names: ['Justis- og beredskapsdepartement'],
    runningName: 'Justis- og beredskapsdepartementet',
  },
  officeTitle: 'Justis- og beredskapsministeren',
  demo: true,
  recipients: [{ name: letter.recipient, email: letter.mail }],
  references: { ours: letter.reference, date: letter.date },
  subjects: [letter.subject],
  body,
  signatories: [{ name: 'Monica Mæland' }],
  signing: 'electronic',
  footer: {
    postAddress: ['Postboks 8005 Dep', '0030 Oslo', 'postmottak@jd.dep.no'],
    officeAddress: ['Gullhaug Torg 4A', '0484 Oslo', 'www.jd.dep.no'],
    telephone: '22 24 90 90',
    orgNumber: '972 417 831',
  },
  metadata: {
    title: letter.subject,
    author: 'Justis- og beredskapsdepartementet',
    subject: letter.reference.split(' ')[0],
  },
  creationDate: new Date('2020-06-17T10:00:00Z'),
});
