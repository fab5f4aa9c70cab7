import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './browser';
import { earlierLetters } from './earlier-letters';
import { signLetter } from './signing';
import type { Registered, ReplyAnswer, Stage, Suggestion, Told, Versioned } from './stage';

const file = (name: string) => join(__dirname, 'files', name);

/** The story of DESIGN section 1, played by its people over HTTP. */
export class Story {
  private readonly browsers = new Map<string, Promise<Browser>>();

  constructor(private readonly stage: Stage) {}

  async tell(): Promise<Told> {
    await this.earlierCases();
    const incoming = await this.register();
    await this.otherMinistries(incoming);
    await this.assign(incoming);
    const reply = await this.draft(incoming);
    await this.approve(reply.id);
    const pdf = await this.sign(reply.id);
    await this.dispatch(reply.id);
    await this.othersWriteOff(incoming, reply.entryId);
    await this.journalAndClose(incoming, reply);
    return { pdf, record: await this.readBack(incoming, reply.id) };
  }

  /** Thirteen letters that came before, registered by the same commands. */
  private async earlierCases(): Promise<void> {
    this.at('2020-01-08T09:00');
    const archivist = await this.as('ist');
    for (const letter of earlierLetters) {
      this.at(`${letter.day}T09:30`);
      const scan = await archivist.upload(
        Buffer.from(`${letter.title}\n\nBrev fra ${letter.sender}.\n`),
        'brev.txt',
        'text/plain',
      );
      const registered = await archivist.post<Registered>('/api/v1/incoming-letters', {
        newCase: { title: letter.title, publicTitle: letter.title },
        files: [{ uploadId: scan.id, title: letter.title }],
        channel: 'post',
        title: letter.title,
        publicTitle: letter.title,
        sender: { name: letter.sender, postCode: letter.place[0], postPlace: letter.place[1] },
        receivedAt: `${letter.day}T08:00:00+01:00`,
        documentDate: letter.day,
        language: letter.language ?? 'nb',
      });
      if (letter.seenTo) {
        await archivist.post(`/api/v1/entries/${registered.entryId}/settle`, {
          method: letter.seenTo,
          reason: 'Krever ikke svar.',
        });
      }
    }
    this.stage.say(`Registrert tidligere i år: ${earlierLetters.length} saker`);
  }

  /** 1. The archivist opens the mail; what it says is filled in. */
  private async register(): Promise<Registered> {
    this.at('2020-05-14T11:05');
    const archivist = await this.as('ist');
    const mail = await archivist.upload(
      readFileSync(file('soroptimist-2020-05-14.eml')),
      'henvendelse.eml',
      'message/rfc822',
    );
    const seen = await archivist.post<Suggestion>('/api/v1/mail-suggestions', { uploadId: mail.id });
    const title = 'Henvendelse om vold i nære relasjoner';
    const registered = await archivist.post<Registered>('/api/v1/incoming-letters', {
      newCase: { title, publicTitle: title, keywords: ['vold i nære relasjoner', 'koronapandemien'] },
      mailUploadId: mail.id,
      title: seen.title,
      publicTitle: title,
      sender: { name: seen.sender.name, mail: seen.sender.address },
      addressedOfficeIds: seen.offices.map((office) => office.officeId),
      receivedAt: seen.receivedAt,
      documentDate: seen.documentDate,
      language: seen.language,
    });
    this.stage.say(
      `Registrert: sak ${registered.caseKey}, journalpost ${registered.entryKey}, journalnummer ${registered.journalNumber}`,
    );
    this.stage.say(`  stilet til ${seen.offices.map((office) => office.title).join(', ')}`);
    return registered;
  }

  /** The other ministries that got it register their own entry of the same arrival. */
  private async otherMinistries(incoming: Registered): Promise<void> {
    for (const [username, ministry] of otherRegistrars) {
      const archivist = await this.as(username, ministry);
      const title = 'Henvendelse om vold i nære relasjoner';
      const own = await archivist.post<Registered>('/api/v1/incoming-letters', {
        newCase: { title, publicTitle: title },
        arrivalId: incoming.arrivalId,
        title,
        publicTitle: title,
        sender: {
          name: 'Norgesunionen av Soroptimist International',
          mail: 'post@soroptimistnorway.no',
        },
        receivedAt: '2020-05-14T10:32:41+02:00',
        documentDate: '2020-05-14',
        language: 'nb',
      });
      this.others.push({ username, ministry, entryId: own.entryId });
      this.stage.say(`  ${ministry} fører sin egen journalpost ${own.entryKey}`);
    }
  }

  private readonly others: { username: string; ministry: string; entryId: string }[] = [];

  /** 2. The Minister of Justice answers for all; the case goes to a unit and an adviser; a deadline is set. */
  private async assign(incoming: Registered): Promise<void> {
    this.at('2020-05-15T10:00');
    const archivist = await this.as('ist');
    const entry = await archivist.get<{ addressedOffices: { id: string; ministryCode: string; title: string }[] }>(
      `/api/v1/entries/${incoming.entryId}`,
    );
    const own = entry.addressedOffices.find((office) => office.ministryCode === 'JD');
    const rest = entry.addressedOffices.filter((office) => office !== own);
    await archivist.post(
      `/api/v1/cases/${incoming.caseId}/assign`,
      {
        level: 'minister',
        officeId: own?.id,
        onBehalfOfOfficeIds: rest.map((office) => office.id),
        reason: 'Justis- og beredskapsministeren samordner arbeidet mot vold i nære relasjoner.',
      },
      await this.caseVersion(incoming.caseId),
    );
    this.stage.say(`Svarende statsråd: ${own?.title}, på vegne av ${rest.length} andre`);
    const units = await archivist.get<{ items: { id: string; code: string; name: string }[] }>('/api/v1/units');
    const unit = units.items.find((one) => one.code === 'KRF');
    await archivist.post(
      `/api/v1/cases/${incoming.caseId}/allocate`,
      { unitId: unit?.id },
      await this.caseVersion(incoming.caseId),
    );
    const leader = await this.as('al');
    const me = await (await this.as('hmk')).get<{ personId: string }>('/api/v1/session');
    await leader.post(
      `/api/v1/cases/${incoming.caseId}/allocate`,
      { unitId: unit?.id, caseworkerId: me.personId, note: 'Skriv svar på vegne av alle mottakerne.' },
      await this.caseVersion(incoming.caseId),
    );
    await (await this.as('hmk')).post(`/api/v1/cases/${incoming.caseId}/accept`);
    await archivist.post(
      `/api/v1/cases/${incoming.caseId}/reply-deadline`,
      { day: '2020-06-18' },
      await this.caseVersion(incoming.caseId),
    );
    this.stage.say('Fordelt til saksbehandler HMK, svarfrist 18.06.2020');
  }

  /** 3. The adviser drafts from the template and writes the note to the minister. */
  private async draft(incoming: Registered): Promise<ReplyAnswer> {
    this.at('2020-06-09T13:00');
    const adviser = await this.as('hmk');
    let reply = await adviser.post<ReplyAnswer>(`/api/v1/cases/${incoming.caseId}/replies`, {
      templateCode: 'reply-on-behalf',
      answers: [incoming.entryId],
      subject: 'Vedrørende henvendelse om vold i nære relasjoner',
    });
    const body = readFileSync(file('reply.html'), 'utf8');
    reply = await adviser.put<ReplyAnswer>(
      `/api/v1/replies/${reply.id}/text`,
      { html: reply.html + body },
      reply.version,
    );
    reply = await adviser.put<ReplyAnswer>(
      `/api/v1/replies/${reply.id}/note`,
      { html: readFileSync(file('note.html'), 'utf8') },
      reply.version,
    );
    this.stage.say(`Utkast: ${reply.entryKey}, vår ref. ${reply.ourReference}`);
    return reply;
  }

  /** 4. Leaders send back, approve, edit and approve. */
  private async approve(replyId: string): Promise<void> {
    const adviser = await this.as('hmk');
    const route: string[] = [];
    for (const username of ['al', 'th', 'sbn'])
      route.push((await (await this.as(username)).get<{ personId: string }>('/api/v1/session')).personId);

    const path = `/api/v1/replies/${replyId}`;
    let reply = await adviser.get<ReplyAnswer>(path);
    const final = reply.html;
    const cut = final.replace(/<p>Gjennom den nye handlingsplanen.*?<\/p>/s, '');
    reply = await adviser.put<ReplyAnswer>(`${path}/text`, { html: cut }, reply.version);
    reply = await adviser.post<ReplyAnswer>(`${path}/submit`, { route }, reply.version);
    this.at('2020-06-09T15:20');
    reply = await (
      await this.as('al')
    ).post<ReplyAnswer>(`${path}/send-back`, { reason: 'Ta med de kommunale handlingsplanene.' }, reply.version);
    this.stage.say('Sendt tilbake med begrunnelse av AL');
    reply = await adviser.put<ReplyAnswer>(
      `${path}/text`,
      { html: final.replace('helt tydelig på at', 'tydelig på at') },
      reply.version,
    );
    reply = await adviser.post<ReplyAnswer>(`${path}/submit`, { route }, reply.version);
    this.at('2020-06-10T09:40');
    for (const username of ['al', 'th']) {
      const leader = await this.as(username);
      const read = await leader.get<ReplyAnswer>(path);
      reply = await leader.post<ReplyAnswer>(`${path}/approve`, { contentHash: read.contentHash }, read.version);
      this.stage.say(`Godkjent av ${username.toUpperCase()}`);
      this.at('2020-06-11T14:00');
    }
    this.at('2020-06-12T10:15');
    reply = await (
      await this.as('sbn')
    ).post<ReplyAnswer>(
      `${path}/edit-and-approve`,
      { html: final, comment: 'Presisert tilbakemeldingen fra politiet.' },
      reply.version,
    );
    this.stage.say('Redigert og godkjent av SBN');
    this.at('2020-06-16T12:00');
    await (
      await this.as('mf')
    ).post(`${path}/release`, { note: 'Brevet sendes med e-post samme dag som det er signert.' }, reply.version);
    this.stage.say('Lagt frem for statsråden');
  }

  /** 5. The minister opens the exact PDF and signs it. */
  private async sign(replyId: string): Promise<Buffer> {
    this.at('2020-06-17T08:30');
    const minister = await this.as('mm');
    await signLetter(minister, replyId);
    this.stage.say('Signert av statsråden 17.06.2020');
    return minister.bytes(`/api/v1/replies/${replyId}/pdf`);
  }

  /** 6. The archivist checks and sends; the incoming letter is written off. */
  private async dispatch(replyId: string): Promise<void> {
    this.at('2020-06-17T10:00');
    const archivist = await this.as('ist');
    const path = `/api/v1/replies/${replyId}`;
    const { version } = await archivist.get<ReplyAnswer>(path);
    await archivist.post(`${path}/dispatch`, { checked: true }, version);
    for (let tries = 0; tries < 200; tries++) {
      if ((await archivist.get<ReplyAnswer>(path)).state === 'dispatched') {
        this.stage.say('Ekspedert med e-post; henvendelsen er avskrevet «Besvart med brev»');
        return;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('The letter was not sent in 20 seconds');
  }

  /** The other ministries see that it is answered for them, and write theirs off. */
  private async othersWriteOff(incoming: Registered, replyEntryId: string): Promise<void> {
    for (const { username, ministry, entryId } of this.others) {
      const archivist = await this.as(username, ministry);
      await archivist.post(`/api/v1/entries/${entryId}/settle`, {
        method: 'answeredByLetter',
        byEntryId: replyEntryId,
      });
      this.stage.say(`  ${ministry} avskriver sin journalpost: besvart av JD i sak ${incoming.caseKey}`);
    }
  }

  /** 7. Journalled, archived, closed. */
  private async journalAndClose(incoming: Registered, reply: ReplyAnswer): Promise<void> {
    this.at('2020-06-18T09:00');
    const archivist = await this.as('ist');
    const classes = await archivist.get<{ items: { id: string; code: string; isLeaf: boolean }[] }>(
      '/api/v1/archive/classes',
    );
    const leaf = classes.items.find((one) => one.isLeaf);
    await archivist.patch(
      `/api/v1/cases/${incoming.caseId}`,
      { classId: leaf?.id },
      await this.caseVersion(incoming.caseId),
    );
    const entries = await archivist.get<{ items: { id: string; key: string }[] }>(
      `/api/v1/cases/${incoming.caseId}/entries`,
    );
    for (const { id } of entries.items) {
      for (const step of ['journal', 'archive']) {
        const { version } = await archivist.get<Versioned>(`/api/v1/entries/${id}`);
        await archivist.post(`/api/v1/entries/${id}/${step}`, {}, version);
      }
    }
    this.stage.say(`Journalført og arkivert: ${entries.items.map((entry) => entry.key).join(', ')}`);
    await archivist.post(`/api/v1/cases/${incoming.caseId}/close`, {}, await this.caseVersion(incoming.caseId));
    this.stage.say(`Sak ${incoming.caseKey} er avsluttet (svar ${reply.entryKey})`);
  }

  private async readBack(incoming: Registered, replyId: string): Promise<Record<string, unknown>> {
    const archivist = await this.as('ist');
    const read = (path: string) => archivist.get<Record<string, unknown>>(path);
    return {
      registered: await read(`/api/v1/entries/${incoming.entryId}`),
      case: await read(`/api/v1/cases/${incoming.caseId}`),
      reply: await read(`/api/v1/replies/${replyId}`),
      signature: await read(`/api/v1/replies/${replyId}/signature`),
      dispatches: await read(`/api/v1/replies/${replyId}/dispatches`),
    };
  }

  private async caseVersion(caseId: string): Promise<number> {
    return (await (await this.as('ist')).get<Versioned>(`/api/v1/cases/${caseId}`)).version;
  }

  /** Moves the ministry's clock to a moment in Norway, summer or winter time as it was. */
  private at(local: string): void {
    const summer = local >= '2020-03-29' && local < '2020-10-25';
    this.stage.clock.runFrom(new Date(`${local}:00${summer ? '+02:00' : '+01:00'}`));
  }

  private as(username: string, ministry?: string): Promise<Browser> {
    const browser = this.browsers.get(username) ?? this.signIn(username, ministry);
    this.browsers.set(username, browser);
    return browser;
  }

  private async signIn(username: string, ministry?: string): Promise<Browser> {
    const browser = new Browser(this.stage.url, username, this.stage.password);
    await browser.signIn(ministry);
    return browser;
  }
}

/** Archivists of other ministries that got the letter too. */
const otherRegistrars = [
  ['tgr', 'SMK'],
  ['rho', 'BFD'],
  ['hjo', 'HOD'],
] as const;
