import type { MailAddressView, MailSuggestionView } from '../../letters/incoming/incoming.view';
import { ScreenLanguage, wordOf } from '../frame/words';

/** A mail as the left panel shows it, with what was read out of it marked. */
export interface MailShown {
  readonly sender: { readonly name: string | null; readonly address: string | null } | null;
  readonly to: readonly MarkedAddress[];
  readonly moreTo: readonly MarkedAddress[];
  readonly cc: readonly MarkedAddress[];
  readonly sentAt: Date | null;
  readonly documentDate: string | null;
  readonly subject: string;
  readonly before: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly notes: readonly string[];
}

interface MarkedAddress {
  readonly text: string;
  /** Whether a minister's office was seen by it. */
  readonly marked: boolean;
}

/** So many addresses stand openly; the others are one press away. */
const openAddresses = 3;

export function mailShown(mail: MailSuggestionView, language: ScreenLanguage): MailShown {
  const signs = mail.offices
    .flatMap((office) => office.signs)
    .join('\n')
    .toLowerCase();
  const marked = (one: MailAddressView): MarkedAddress => ({
    text: one.address ?? one.name ?? '',
    marked: one.address !== null && signs.includes(one.address.toLowerCase()),
  });
  const to = mail.to.map(marked);
  const at = mail.title ? mail.subject.lastIndexOf(mail.title) : -1;
  return {
    sender: mail.sender,
    to: to.slice(0, openAddresses),
    moreTo: to.slice(openAddresses),
    cc: mail.cc.map(marked),
    sentAt: mail.sentAt,
    documentDate: mail.documentDate,
    subject: mail.subject,
    before: at > 0 ? mail.subject.slice(0, at) : '',
    title: at >= 0 ? mail.title : mail.subject,
    paragraphs: mail.text
      .split(/\n{2,}/)
      .map((part) => part.trim())
      .filter(Boolean),
    notes: mail.notes.map((note) => wordOf(language, `registering.note-${note}`)),
  };
}
