/** A real SMTP server on loopback, which takes mails as a story wants it to. */
import type { AddressInfo } from 'node:net';
import { ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail the server has the text of, whether it then said so or not. */
export interface SeenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly parsed: ParsedMail;
}

/** How the server behaves towards the next mails; nothing said: it takes them. */
export interface MailManners {
  /** Answers RCPT TO with this code and words: `550 ukjent mottaker`. */
  recipient?: string;
  /** Answers the text with this: `452 fullt`. */
  text?: string;
  /** Cuts the line: before the text is asked for, or when it has all of it. */
  cut?: 'beforeText' | 'afterText';
  /** Waits until the story lets go before it answers the text. */
  hold?: Promise<void>;
}

export interface MailServer {
  readonly url: string;
  readonly seen: readonly SeenMail[];
  manners: MailManners;
  /** Ends it, and what it is in the middle of. */
  stop(): Promise<void>;
}

export async function startMailServer(options: { size?: number } = {}): Promise<MailServer> {
  const seen: SeenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 50,
    ...(options.size ? { size: options.size } : {}),
    onRcptTo: (_address, session, done) => {
      if (mail.manners.cut === 'beforeText') return cut(session.id);
      done(mail.manners.recipient ? refusal(mail.manners.recipient) : undefined);
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      void simpleParser(stream).then(async (parsed) => {
        const from = mailFrom ? mailFrom.address : '';
        seen.push({ from, to: rcptTo.map(({ address }) => address), parsed });
        await mail.manners.hold;
        if (mail.manners.cut === 'afterText') return cut(session.id);
        done(mail.manners.text ? refusal(mail.manners.text) : null);
      });
    },
  });
  // A line that a story cuts is an error to the server, and meant.
  server.on('error', () => undefined);
  const cut = (id: string): void => {
    for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    seen,
    manners: {},
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}

/** `550 ukjent mottaker` as the error the server answers with. */
function refusal(answer: string): Error {
  const [code, ...words] = answer.split(' ');
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) });
}
