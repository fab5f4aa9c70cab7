import { spoken } from '../../kernel/spoken';
import { Injectable } from '@nestjs/common';
import { printedEntryKey } from '../../cases/case-key';
import { Documents, KeptFile } from '../../documents/documents.service';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { unnamedEntry } from '../../cases/case.words';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { entities, made } from '../../kernel/entity-rows';
import { isId, newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, firstRow } from '../../kernel/transaction';
import { isArchiveFormat } from '../entries/archive-formats.rules';
import type { NewDocument } from '../entries/new-entry';
import { Arrival, ArrivalAtMinistry, ArrivalFile } from './arrival.entity';
import { ArrivedPieces, MailPieces, Piece } from './arrived-pieces';
import type { NewLetter } from './new-letter';

/** What arrived, as a registration takes it: new, or there already because another ministry registered it first. */
export interface Arrived {
  readonly arrivalId: string;
  /** Ministries that have a way of this arrival already. */
  readonly knownTo: readonly string[];
  readonly documents: readonly NewDocument[];
  /** New rows, to be stored with the entry. */
  readonly stored: readonly object[];
  /** Marks our own way, when it was there already, as registered by this entry; to be saved once the entry is there. */
  taken(entryId: string): readonly ArrivalAtMinistry[];
}

/** Class of the advisory lock on one mail's bytes: two who register the same mail at once meet here. */
const mailLock = 0x53_79;

/** One arrival, many entries: finds or makes the arrival of a letter, and the documents its entry gets from it. */
@Injectable()
export class ArrivalIntake {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly pieces: ArrivedPieces,
  ) {}

  /** The text of a waiting mail, kept before the transaction; null when it was no mail. Refuses `arrival.unknown`. */
  async textOfWaiting(actor: Actor, arrivalId: string): Promise<KeptFile | null> {
    const mail = await this.mailOfWaiting(actor, arrivalId);
    return mail ? this.pieces.textOf(mail) : null;
  }

  /** SHA-256 of a waiting mail as it came; null when it was no mail. Refuses `arrival.unknown`. */
  async mailOfWaiting(actor: Actor, arrivalId: string): Promise<string | null> {
    const found = isId(arrivalId)
      ? await firstRow<{ mail: string | null }>(
          this.transactions.reader,
          `SELECT a.mail_sha256 AS mail FROM arrival a JOIN arrival_at_ministry w ON w.arrival_id = a.id
             LEFT JOIN journal_entry e ON e.id = w.entry_id LEFT JOIN case_file c ON c.id = e.case_id
           WHERE w.ministry_id = $1 AND a.id = $4 AND (w.entry_id IS NULL OR ${mayReadEntrySql(1)})`,
          [...visibilityParameters(actor, this.clock.now()), arrivalId],
        )
      : undefined;
    if (!found) throw new Refusal('notFound', 'arrival.unknown');
    return found.mail;
  }

  /** Takes what arrived into the transaction: claims uploads, locks a waiting arrival. */
  async take(
    tx: Tx,
    actor: Actor,
    letter: NewLetter,
    mail: MailPieces | null,
    text: KeptFile | null,
  ): Promise<Arrived> {
    if (mail) return this.takeMail(tx, actor, letter, mail);
    if (letter.arrivalId) return this.takeWaiting(tx, actor, letter, letter.arrivalId, text);
    return this.takeFiles(tx, actor, letter);
  }

  private async takeMail(tx: Tx, actor: Actor, letter: NewLetter, mail: MailPieces): Promise<Arrived> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [mailLock, mail.mail.sha256]);
    const earlier = await firstRow<{ id: string }>(tx, 'SELECT id FROM arrival WHERE mail_sha256 = $1', [
      mail.mail.sha256,
    ]);
    const arrivalId = earlier?.id ?? newId();
    const claimedFor = { table: 'arrival', id: arrivalId };
    if (letter.mailUploadId) await this.documents.claim(tx, actor, [letter.mailUploadId], claimedFor);
    for (const kept of [...mail.attachments, ...(mail.text ? [mail.text] : [])]) await this.documents.keepRow(tx, kept);
    const documents = documentsOfLetter(letter, mail.mail, mail.text, mail.attachments);
    if (earlier) return this.known(tx, actor, arrivalId, documents);
    const arrival = this.arrivalOf(actor, letter, arrivalId, mail);
    return fresh(arrivalId, documents, [arrival, ...filesOf(arrivalId, mail.attachments)]);
  }

  private async takeFiles(tx: Tx, actor: Actor, letter: NewLetter): Promise<Arrived> {
    const arrivalId = newId();
    const uploadIds = (letter.files ?? []).map((file) => file.uploadId);
    const claimed = await this.documents.claim(tx, actor, uploadIds, { table: 'arrival', id: arrivalId });
    const titled = (letter.files ?? []).map((file) => file.title);
    const documents = documentsOfLetter(letter, null, null, claimed, titled);
    return fresh(arrivalId, documents, [
      this.arrivalOf(actor, letter, arrivalId, null),
      ...filesOf(arrivalId, claimed),
    ]);
  }

  private async takeWaiting(
    tx: Tx,
    actor: Actor,
    letter: NewLetter,
    arrivalId: string,
    text: KeptFile | null,
  ): Promise<Arrived> {
    const arrival = await tx.findOneByOrFail(Arrival, { id: arrivalId });
    const files = await entities(
      tx,
      ArrivalFile,
      'SELECT f.* FROM arrival_file f WHERE f.arrival_id = $1 ORDER BY f.ordinal',
      [arrivalId],
    );
    const facts = await this.documents.factsOf(
      tx,
      files.map((file) => file.sha256),
    );
    if (text) await this.documents.keepRow(tx, text);
    const mail = arrival.mailSha256 ? { sha256: arrival.mailSha256, fileName: 'e-post.eml', format: null } : null;
    const pieces = files.map(({ sha256, fileName }) => ({
      sha256,
      fileName,
      format: facts.get(sha256)?.format ?? null,
    }));
    return this.known(tx, actor, arrivalId, documentsOfLetter(letter, mail, text, pieces));
  }

  /** An arrival that is there: our way of it is taken, if another ministry's registration made one for us. */
  private async known(tx: Tx, actor: Actor, arrivalId: string, documents: readonly NewDocument[]): Promise<Arrived> {
    const ways = await entities(
      tx,
      ArrivalAtMinistry,
      'SELECT w.* FROM arrival_at_ministry w WHERE w.arrival_id = $1 ORDER BY w.id FOR UPDATE',
      [arrivalId],
    );
    const ours = ways.find((way) => way.ministryId === actor.ministryId);
    if (ours?.entryId) await this.refuseRegistered(tx, actor, ours.entryId);
    const now = this.clock.now();
    return {
      arrivalId,
      knownTo: ways.map((way) => way.ministryId),
      documents,
      stored: [],
      taken: (entryId) => {
        ours?.register(entryId, actor.personId, now);
        return ours ? [ours] : [];
      },
    };
  }

  /** Says which entry it is already, to those who may see that entry. */
  private async refuseRegistered(tx: Tx, actor: Actor, entryId: string): Promise<never> {
    const found = await firstRow<{ caseYear: number; caseNumber: number; documentNumber: number; seen: boolean }>(
      tx,
      `SELECT c.case_year AS "caseYear", c.case_number AS "caseNumber", e.document_number AS "documentNumber",
         ${mayReadEntrySql(1)} AS seen
       FROM journal_entry e JOIN case_file c ON c.id = e.case_id WHERE e.id = $4`,
      [...visibilityParameters(actor, this.clock.now()), entryId],
    );
    refuseUnless(found, 'conflict', 'arrival.alreadyDecided');
    throw new Refusal('conflict', 'incoming.alreadyRegistered', {
      entry: found.seen ? printedEntryKey(found, found.documentNumber) : spoken(unnamedEntry),
    });
  }

  private arrivalOf(actor: Actor, letter: NewLetter, id: string, mail: MailPieces | null): Arrival {
    return made(Arrival, {
      id,
      channel: mail ? 'mail' : (letter.channel ?? 'post'),
      receivedAt: letter.receivedAt,
      mailSha256: mail?.mail.sha256 ?? null,
      messageId: mail?.messageId ?? null,
      // Other ministries read it too: never the internal title.
      subject: mail?.subject ?? letter.publicTitle,
      createdBy: actor.personId,
      createdIn: actor.ministryId,
      createdAt: this.clock.now(),
    });
  }
}

function fresh(arrivalId: string, documents: readonly NewDocument[], stored: readonly object[]): Arrived {
  return { arrivalId, knownTo: [], documents, stored, taken: () => [] };
}

function filesOf(arrivalId: string, files: readonly Piece[]): ArrivalFile[] {
  return files.map(({ sha256, fileName }, ordinal) =>
    made(ArrivalFile, { id: newId(), arrivalId, ordinal, sha256, fileName }),
  );
}

/** The documents of the entry: the chosen main piece first, then the others in their order. */
function documentsOfLetter(
  letter: Pick<NewLetter, 'main' | 'documentTitles' | 'title'>,
  mail: Piece | null,
  text: KeptFile | null,
  files: readonly Piece[],
  fileTitles: readonly (string | undefined)[] = [],
): NewDocument[] {
  const all: NewDocument[] = [
    ...(mail
      ? [
          {
            title: letter.title,
            type: 'mail' as const,
            status: 'finished' as const,
            files: [
              { sha256: mail.sha256, fileName: mail.fileName, variant: 'production' as const },
              ...(text ? [{ sha256: text.sha256, fileName: text.fileName, variant: 'archive' as const }] : []),
            ],
          },
        ]
      : []),
    ...files.map(({ sha256, fileName, format }, i) => ({
      title: fileTitles[i] ?? fileName,
      type: 'attachment' as const,
      status: 'finished' as const,
      files: [{ sha256, fileName, variant: isArchiveFormat(format) ? ('archive' as const) : ('production' as const) }],
    })),
  ];
  const main = all[letter.main];
  refuseUnless(main ?? (all.length === 0 && letter.main === 0), 'invalid', 'incoming.mainUnknown');
  if (!main) return [];
  const chosen: NewDocument = {
    ...main,
    type: main.type === 'mail' ? 'mail' : 'letter',
    title: main.type === 'mail' ? main.title : (fileTitles[letter.main] ?? letter.title),
  };
  const documents = [chosen, ...all.filter((one) => one !== main)];
  refuseUnless(letter.documentTitles.length <= documents.length, 'invalid', 'incoming.tooManyTitles');
  return documents.map((document, i) => ({ ...document, title: letter.documentTitles[i] ?? document.title }));
}
