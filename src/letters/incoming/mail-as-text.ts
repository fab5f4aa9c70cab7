import type { MailAddress, MailSuggestion } from './mail-file';

/** A mail as plain text, the archive copy that stands beside its original: who, when, about what, the text, the files. */
export function mailAsText(mail: MailSuggestion): string {
  const head = [
    ['Fra', mail.sender ? one(mail.sender) : ''],
    ['Til', mail.to.map(one).join(', ')],
    ['Kopi', mail.cc.map(one).join(', ')],
    ['Sendt', mail.sentAt?.toISOString() ?? ''],
    ['Emne', mail.subject],
    [
      'Vedlegg',
      mail.attachments
        .filter(({ inText }) => !inText)
        .map(({ fileName }) => fileName)
        .join(', '),
    ],
  ];
  const lines = head.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return `${lines.join('\n')}\n\n${mail.text}\n`;
}

function one({ name, address }: MailAddress): string {
  return name && address ? `${name} <${address}>` : (name ?? address ?? '');
}
