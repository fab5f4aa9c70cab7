import { Inject, Injectable } from '@nestjs/common';
import { Day, startOf } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Tx, rows } from '../../kernel/transaction';
import { CaseFile } from '../../cases/case-file.entity';
import { letterReference, printedKey } from '../../cases/case-key';
import { Government } from '../../government/government.service';
import { withJoints } from '../../government/letterhead';
import { OrganisationalUnit } from '../../government/organisational-unit.entity';
import { Person } from '../../government/person.entity';
import { blocksOfHtml } from '../../templates/typesetting/html-to-blocks';
import {
  LetterRecipient,
  LetterSignatory,
  LetterSigning,
  LetterToSet,
  SetLetter,
} from '../../templates/typesetting/letter-to-set';
import { typesetLetter } from '../../templates/typesetting/typeset-letter';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { enclosuresOf } from './reply-content';
import { ReplyInHand, currentText } from './reply-loading';

/** What decides how a letter is set besides its content. */
export interface Setting {
  /** The letter's date: the day of signing, or today for a preview. */
  readonly on: Day;
  /** Whose name stands under it; left out, whoever holds the office at the end of that day. */
  readonly at?: Date;
  readonly signing?: LetterSigning;
  /** A version other than the newest. */
  readonly html?: string;
  readonly forPost?: boolean;
}

/**
 * The letter as it will be: from reply, entry, parties and the government's dated facts to the typesetter. The same
 * content, day and holder give the same bytes, so a letter can always be set again to see that nothing changed.
 */
@Injectable()
export class ReplyLetters {
  constructor(
    private readonly government: Government,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Sets the letter. Refuses what cannot be set, naming the character, tag or field and its place. */
  async set(tx: Tx, hand: ReplyInHand, setting: Setting): Promise<SetLetter> {
    return typesetLetter(await this.compose(tx, hand, setting));
  }

  /** Everything the letter shows, as plain data. */
  async compose(tx: Tx, hand: ReplyInHand, setting: Setting): Promise<LetterToSet> {
    const { reply, entry, caseFile } = hand;
    const html = setting.html ?? (await currentText(tx, reply)).html;
    const head = await this.government.letterheadOf(reply.ministryId, reply.officeId, [reply.language], setting.on, tx);
    const parties = await tx.find(CorrespondenceParty, { where: { entryId: entry.id }, order: { ordinal: 'ASC' } });
    const recipients = parties.filter((party) => party.kind === 'recipient');
    refuseUnless(recipients.length > 0, 'invalid', 'reply.recipientMissing');
    const caseworker = entry.caseworkerId ? await tx.findOneBy(Person, { id: entry.caseworkerId }) : null;
    const enclosures = await enclosuresOf(tx, entry.id);

    return {
      level: reply.level,
      languages: [reply.language],
      letterhead: {
        language: head.language,
        names: head.names,
        runningName: head.runningName,
        ...(head.mark ? { mark: head.mark } : {}),
      },
      ...(head.officeTitle ? { officeTitle: head.officeTitle } : {}),
      demo: this.settings.demo,
      recipients: recipients.map(recipientOf),
      ...(entry.accessCode ? { marking: { provision: provisionOf(entry) } } : {}),
      references: {
        yours: entry.theirReference,
        ours: letterReference(caseFile, caseworker?.initials ?? ''),
        date: setting.on,
      },
      subjects: [reply.subject],
      body: blocksOfHtml(html, { lang: reply.language }),
      signatories: await this.signatories(tx, hand, setting),
      signing: setting.signing ?? 'electronic',
      enclosures: enclosures.map((enclosure) => enclosure.title),
      copies: parties.filter((party) => party.kind === 'copyRecipient').map((party) => party.name),
      footer: {
        ...head.footer,
        ...(reply.level === 'official' ? await this.officialFooter(tx, hand, caseworker) : {}),
      },
      metadata: { title: entry.publicTitle, author: head.runningName, subject: printedKey(caseFile) },
      creationDate: startOf(setting.on),
      forPost: setting.forPost ?? recipients.every((party) => party.mail === ''),
    };
  }

  /** The holder of the office at the moment; on an official's letter the leaders named, superior first. */
  private async signatories(tx: Tx, { reply, caseFile }: ReplyInHand, setting: Setting): Promise<LetterSignatory[]> {
    if (reply.officeId) return [await this.holder(tx, reply.officeId, reply.language, caseFile, setting)];
    return rows<LetterSignatory>(
      tx,
      `SELECT p.given_name || ' ' || p.family_name AS name, s.by_authority AS "byAuthority",
              COALESCE((SELECT CASE $3 WHEN 'nn' THEN r.title_nn ELSE r.title_nb END FROM role_assignment r
                WHERE r.person_id = p.id AND r.ministry_id = $2 AND r.role = 'leader'
                  AND r.from_at <= $4 AND (r.to_at IS NULL OR r.to_at > $4) ORDER BY r.from_at DESC LIMIT 1), '') AS title
         FROM reply_signatory s JOIN person p ON p.id = s.person_id WHERE s.reply_id = $1 ORDER BY s.ordinal`,
      [reply.id, reply.ministryId, reply.language, setting.at ?? startOf(setting.on)],
    );
  }

  private async holder(
    tx: Tx,
    officeId: string,
    language: 'nb' | 'nn',
    caseFile: CaseFile,
    setting: Setting,
  ): Promise<LetterSignatory> {
    const at = setting.at ?? startOf(setting.on);
    const holder = await this.government.holderOf(tx, officeId, at, caseFile.id);
    refuseUnless(holder, 'conflict', 'reply.officeVacant');
    const office = await this.government.office(officeId, tx);
    if (office.level === 'minister' && holder.capacity === 'holder') return { name: holder.name };
    const title = await this.government.titleOf(officeId, language, setting.on, tx);
    return {
      name: holder.name,
      title: holder.capacity === 'acting' ? `${acting[language]} ${title.indefiniteForm}` : title.indefiniteForm,
    };
  }

  private async officialFooter(tx: Tx, { entry, caseFile }: ReplyInHand, caseworker: Person | null) {
    const unitId = entry.unitId ?? caseFile.unitId;
    const unit = unitId ? await tx.findOneBy(OrganisationalUnit, { id: unitId }) : null;
    return {
      ...(unit ? { unit: withJoints(unit.nameNb, unit.joints) } : {}),
      ...(caseworker
        ? {
            caseworker: { name: caseworker.name, ...(caseworker.telephone ? { telephone: caseworker.telephone } : {}) },
          }
        : {}),
    };
  }
}

const acting = { nb: 'fungerende', nn: 'fungerande' } as const;

function recipientOf(party: CorrespondenceParty): LetterRecipient {
  const place = [party.postCode, party.postPlace].filter(Boolean).join(' ');
  return {
    name: party.name,
    ...(party.attention ? { attention: party.attention } : {}),
    ...(party.addressLines.length ? { address: party.addressLines } : {}),
    ...(place ? { postalPlace: place } : {}),
    ...(party.country ? { country: party.country } : {}),
    ...(party.mail ? { email: party.mail } : {}),
  };
}

/** `offentleglova § 13 første ledd, jf. forvaltningsloven § 13 første ledd nr. 1` */
function provisionOf(entry: { accessProvision: string | null; secrecyProvision: string | null }): string {
  return [entry.accessProvision, entry.secrecyProvision].filter(Boolean).join(', jf. ');
}
