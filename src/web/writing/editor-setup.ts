import { Injectable } from '@nestjs/common';
import { KeptRestriction, unrestricted } from '../../cases/restriction.rules';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Refusal } from '../../kernel/refusal';
import { noteIsOpen } from '../../letters/replies/note.service';
import { restrictionOfNote } from '../../letters/replies/reply-restriction.rules';
import type { ReplyView } from '../../letters/replies/reply.view';
import { WritingAids } from '../../letters/replies/writing-aids';
import type { LetterBlock } from '../../templates/typesetting/letter.blocks';
import { blocksOfHtml, plainTextOf } from '../../templates/typesetting/html-to-blocks';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import type { Draft } from './draft';
import { editorWords } from './editor.words';

/** A merge field as the editor offers it. */
export interface OfferedField {
  readonly name: string;
  readonly label: string;
  /** `case`: the case fills it. `adviser`: it was asked for when the letter was begun. */
  readonly origin: 'case' | 'adviser';
}

/** What the editor's island is given besides the text itself. */
@Injectable()
export class EditorSetup {
  constructor(
    private readonly aids: WritingAids,
    private readonly clock: Clock,
  ) {}

  async of({ reply, canEdit }: Draft, { actor, language }: Visit) {
    const fields = await this.aids.fields(reply.templateVersionId);
    const held = await this.aids.paragraphsIn(reply.html, actor);
    const form = reply.language === 'nn' ? 'nn' : 'nb';
    return {
      replyId: reply.id,
      caseId: reply.caseId,
      version: reply.version,
      textNumber: reply.textNumber,
      language: form,
      today: this.clock.today(),
      person: { id: actor.personId, accountId: actor.accountId, name: actor.name, ministry: actor.ministryCode },
      canEdit,
      subject: reply.subject,
      html: reply.html,
      noteHtml: reply.noteHtml,
      fields: fields
        .filter(({ type }) => type !== 'boolean' && type !== 'fragment')
        .map(({ name, description, origin }): OfferedField => ({ name, label: description[form], origin })),
      paragraphs: held.map(({ code, number, titles, reworded }) => ({
        mark: `${code}:${number}`,
        title: titles[form],
        reworded,
      })),
      words: editorWords(language),
    };
  }

  mustFollow(replyId: string, actor: Actor): Promise<boolean> {
    return this.aids.mustFollowCase(replyId, actor);
  }

  /** The note under the letter: its three parts as short lines, or that there is none. An official's letter has none. */
  noteOf(draft: Draft, language: ScreenLanguage) {
    const { reply, canEdit } = draft;
    if (reply.level === 'official') return null;
    return {
      href: `/svar/${reply.id}/skriv/notat`,
      parts: partsOfNote(reply, language),
      canWrite: mayWriteNote(reply, canEdit),
      restriction: restrictionShownOfNote(draft),
      withheld: reply.noteWithheld,
      html: reply.noteHtml || emptyNote(reply),
    };
  }
}

/** The note belongs to the folder: its writer goes on with it also after the letter is submitted. */
export function mayWriteNote({ state, allowedActions, noteWithheld }: ReplyView, canEdit: boolean): boolean {
  const isTheirs = allowedActions.some(({ action, allowed }) => action === 'recall' && allowed);
  return noteIsOpen(state) && !noteWithheld && (canEdit || isTheirs);
}

/** What the note is withheld under, or will be once it is written (`restrictionOfNote`); null when it is open. */
export function restrictionShownOfNote({ reply, caseFile }: Pick<Draft, 'reply' | 'caseFile'>) {
  if (reply.noteEntryId) return reply.noteRestriction;
  const { accessCode, accessProvision, secrecyProvision } = restrictionOfNote(kept(reply), kept(caseFile));
  return { code: accessCode, provision: accessProvision, secrecyProvision };
}

function kept({ restriction }: Pick<ReplyView, 'restriction'>): KeptRestriction {
  return restriction
    ? {
        accessCode: restriction.code,
        accessProvision: restriction.provision,
        secrecyProvision: restriction.secrecyProvision,
      }
    : unrestricted;
}

/** The headings of a note that is begun here. They are the letter's language, for the minister reads the two together. */
export function emptyNote({ language }: Pick<ReplyView, 'language'>): string {
  const headings =
    language === 'nn' ? ['Gjeld', 'Tilråding', 'Grunngjeving'] : ['Gjelder', 'Tilrådning', 'Begrunnelse'];
  return headings.map((heading) => `<h2>${heading}</h2><p></p>`).join('');
}

/** The first three headings of the note, each with the first words under it. */
export function partsOfNote({ noteHtml, language }: ReplyView, screen: ScreenLanguage) {
  const parts: { heading: string; text: string }[] = [];
  for (const block of blocksOrNone(noteHtml, language === 'nn' ? 'nn' : 'nb')) {
    const text = plainTextOf([block]).replaceAll(/\s+/g, ' ').trim();
    if (block.type === 'heading') parts.push({ heading: text, text: '' });
    else if (parts.length === 0) parts.push({ heading: wordOf(screen, 'writing.noteText'), text });
    else parts[parts.length - 1]!.text = `${parts.at(-1)!.text} ${text}`.trim();
  }
  return parts.slice(0, 3).map(({ heading, text }) => ({
    heading,
    text: text.length > 160 ? `${text.slice(0, 157).replace(/\s+\S*$/, '')} …` : text,
  }));
}

/** A note that cannot be set yet is still shown on its page; here it has no parts. */
function blocksOrNone(html: string, lang: 'nb' | 'nn'): LetterBlock[] {
  try {
    return blocksOfHtml(html, { lang });
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
