/**
 * Cases that only those cleared for § 13 may read, and what is in them, made over HTTP by the people of the demonstration.
 * Each is answered as a route names it: `id` stands for the thing itself, the others for what is inside it.
 */
import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import { demoPeople } from '../../src/government/demo/people.data';
import type { CaseView } from '../../src/cases/case.view';
import type { CommentsView } from '../../src/letters/comments/comment.view';
import { Courier } from '../../src/letters/dispatch/courier';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { ArrivalView, RegisteredLetterView } from '../../src/letters/incoming/incoming.view';
import type { NoticesView } from '../../src/letters/replies/reply.view';
import type { TestApp } from './app';
import { doTo, order } from './dispatching';
import { upload } from './letters';
import type { MailServer } from './mail-server';
import { aCase, act, assignTo, bringTo, openCeremony, Station } from './replies';

/** Ids by the names the routes give them, and what a request says besides. */
export type Named = Readonly<Record<string, string>> & { readonly id: string };

const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };

export class SecretThings {
  constructor(
    private readonly app: TestApp,
    private readonly mail: MailServer,
  ) {}

  /** A case with one letter, which nobody is to answer yet. */
  async aCase(): Promise<Named> {
    const { caseId, entryId } = await this.letter();
    return { id: caseId, caseId, entryId };
  }

  /** A case whose answer is decided on, and which an adviser has. */
  async anAllocatedCase(): Promise<Named> {
    const { caseId, entryId } = await aCase(this.app).restricted('UO13').allocated();
    return { id: caseId, caseId, entryId };
  }

  /** A case that was offered to HMK, who has not said yes. */
  async anOfferedCase(): Promise<Named> {
    const made = await this.aCase();
    await assignTo(this.app, made.id, 'minister');
    const offer = { unitId: demoUnitId('JD', 'KRF'), caseworkerId: demoPeople.hmk.personId };
    await this.change(`cases/${made.id}/allocate`, offer);
    return made;
  }

  async aClosedCase(): Promise<Named> {
    const made = await this.aCase();
    await this.change(`cases/${made.id}/close`, { writeOffRest: true, archiveRest: true });
    return made;
  }

  /** A case with nothing left in it. */
  async anEmptyCase(): Promise<Named> {
    const made = await this.aCase();
    await this.change(`entries/${made['entryId']}/withdraw`, { reason: 'Feil.' });
    return made;
  }

  /** What arrived and is a letter of a case. */
  async anArrival(): Promise<Named> {
    const { arrivalId } = await this.letter();
    const { files } = await this.read<ArrivalView>(`arrivals/${arrivalId}`);
    return { id: arrivalId, fileId: idOf(files[0]) };
  }

  /** A letter with two files: the first is its main document. */
  async anEntry(): Promise<Named> {
    const { entryId } = await this.letter();
    return this.entry(entryId);
  }

  async aSettledEntry(): Promise<Named> {
    const { entryId } = await this.letter();
    await this.change(`entries/${entryId}/settle`, { method: 'takenToNotice', reason: 'En hyllest.' });
    return this.entry(entryId);
  }

  async aJournalledEntry(): Promise<Named> {
    const { entryId } = await this.letter();
    await this.change(`entries/${entryId}/journal`, {});
    return this.entry(entryId);
  }

  /** The note to the minister. */
  async aNote(): Promise<Named> {
    const { reply } = await this.caseToBe().withNote().withReply();
    const { noteEntryId } = await this.read<{ noteEntryId: string }>(`replies/${reply.id}`);
    return { id: noteEntryId };
  }

  /** A letter that was sent, as an entry of its case. */
  async aSentEntry(): Promise<Named> {
    const { reply, caseId, entryId } = await this.caseToBe().withReply('dispatched');
    return { id: reply.entryId, caseId, answered: entryId };
  }

  /** The minister's letter at a station of its way, with a note, an enclosure and one recipient. */
  async aReply(station: Station = 'drafting'): Promise<Named> {
    const { reply, caseId, entryId } = await this.caseToBe().withNote().withReply();
    const uploadId = await upload(await this.app.as('hmk'), 'tall.txt', Buffer.from('Tall'));
    await act(this.app, 'hmk', reply.id, 'enclosures', { uploadId, title: 'Tall' });
    await bringTo(this.app, reply.id, station);
    const now = await this.read<{ contentHash: string; entryId: string; enclosures: { documentId: string }[] }>(
      `replies/${reply.id}`,
    );
    const { parties } = await this.read<EntryView>(`entries/${now.entryId}`);
    const documentId = now.enclosures[0]?.documentId ?? '';
    const { contentHash } = now;
    return {
      id: reply.id,
      replyId: reply.id,
      caseId,
      answered: entryId,
      documentId,
      contentHash,
      partyId: idOf(parties[0]),
    };
  }

  /** An official's letter that is being written. */
  async anOfficialsReply(): Promise<Named> {
    const { reply } = await this.caseToBe().answeredBy('department').withReply();
    return { id: reply.id };
  }

  /** What HMK was told when a leader sent his letter back. */
  async aNotice(): Promise<Named> {
    const { id } = await this.aReply('submitted');
    await act(this.app, 'al', id, 'send-back', { reason: 'Kortere.' });
    const answer = await (await this.app.as('hmk')).get('/api/v1/notices').expect(200);
    const { items } = answer.body as NoticesView;
    return { id: idOf(items.find(({ replyId }) => replyId === id)) };
  }

  /** A submitted letter with a comment on it, open or done. */
  async aComment(done = false): Promise<Named> {
    const made = await this.aReply('submitted');
    const path = `/api/v1/replies/${made.id}/comments`;
    const leader = await this.app.as('al');
    const { items } = (await leader.post(path).send({ text: 'Ta med tallene.' }).expect(201)).body as CommentsView;
    const commentId = idOf(items[0]);
    if (done) await leader.post(`${path}/${commentId}/finish`).expect(200);
    return { ...made, commentId };
  }

  /** A letter that waits for the post. */
  async aDispatch(): Promise<Named> {
    const { id } = await this.aReply('signed');
    return { id: idOf((await order(this.app, id))[0]) };
  }

  async aPostedDispatch(): Promise<Named> {
    const made = await this.aDispatch();
    await doTo(this.app, made.id, 'confirm-posted', { on: this.app.clock.today() });
    return made;
  }

  /** A mail of a letter that was restricted when it was on its way: held back, or nobody knows whether it went. */
  async aMail(state: 'failed' | 'uncertain'): Promise<Named> {
    const { reply, caseId } = await aCase(this.app).from('an organisation').withReply('signed');
    const dispatchId = idOf((await order(this.app, reply.id))[0]);
    const restrict = async () => this.change(`cases/${caseId}`, { restriction }, 'patch');
    if (state === 'failed') await restrict();
    else this.mail.manners = { cut: 'afterText' };
    await this.app.app.get(Courier).carry(dispatchId);
    this.mail.manners = {};
    if (state === 'uncertain') await restrict();
    return { id: dispatchId };
  }

  /** A letter that lies before the minister to be signed. */
  async aCeremony(): Promise<Named> {
    const { id } = await this.aReply('released');
    const ceremony = await openCeremony(this.app, 'mm', [id]);
    const [letter] = ceremony.letters;
    return { id: ceremony.id, laidLetterId: idOf(letter), sha256: letter?.shownSha256 ?? '' };
  }

  private caseToBe() {
    return aCase(this.app).from('somebody by post').restricted('UO13');
  }

  private async letter(): Promise<RegisteredLetterView> {
    const archivist = await this.app.as('ist');
    const files = [];
    for (const name of ['brev.txt', 'vedlegg.txt'])
      files.push({ uploadId: await upload(archivist, name, Buffer.from(`Hemmelig: ${name}`)) });
    return this.caseToBe().withLetter({ files }).registered();
  }

  private async entry(id: string): Promise<Named> {
    const { documents, parties, settlements } = await this.read<EntryView>(`entries/${id}`);
    const [main, attachment] = documents;
    return {
      id,
      documentId: idOf(main),
      fileId: idOf(main?.files[0]),
      attachmentId: idOf(attachment),
      partyId: idOf(parties[0]),
      settlementId: settlements[0]?.id ?? '',
    };
  }

  private async read<T>(path: string): Promise<T> {
    return (await (await this.app.as('ist')).get(`/api/v1/${path}`).expect(200)).body as T;
  }

  /** A command of the archivist on a case or an entry as it stands now. */
  private async change(path: string, body: object, method: 'post' | 'patch' = 'post'): Promise<void> {
    const { version } = await this.read<Pick<CaseView, 'version'>>(path.split('/').slice(0, 2).join('/'));
    const archivist = await this.app.as('ist');
    const answer = await archivist[method](`/api/v1/${path}`).set('If-Match', `"${version}"`).send(body);
    if (answer.status !== 200) throw new Error(`Not done (${path}): ${JSON.stringify(answer.body)}`);
  }
}

function idOf(thing: { readonly id: string } | undefined): string {
  if (!thing) throw new Error('The case is not as secret as it should be');
  return thing.id;
}
