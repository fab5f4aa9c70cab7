/**
 * Clients that keep one connection each and register letter after letter. HTTP is spoken by hand: what the clients
 * cost is taken from the server, since all share the machine.
 */
import { connect } from 'node:net';
import { inParallel, serve } from '../helper.mjs';
import { letterBody } from './letters.mjs';

serve(async ({ address, token, clients }) => {
  const { hostname, port } = new URL(address);
  const lines = Array.from({ length: clients }, () => new Line(hostname, Number(port)));
  const head = `POST /api/v1/incoming-letters HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
  const register = async (number, line) => {
    const body = JSON.stringify(letterBody(`h${number}`));
    const answer = await line.send(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    if (!answer.startsWith('HTTP/1.1 201 ')) throw new Error(`Not registered: ${answer}`);
  };
  return { answer: ({ from, count }) => inParallel(clients, count, (i, client) => register(from + i, lines[client])) };
});

/** A connection kept open from letter to letter; opened anew when the server, not hearing from it, has closed it. */
class Line {
  constructor(host, port) {
    this.place = { host, port, noDelay: true };
    this.heard = '';
  }

  async send(request) {
    this.socket ??= await this.open();
    return new Promise((resolve, reject) => {
      this.answered = resolve;
      this.failed = reject;
      this.socket.write(request);
    });
  }

  open() {
    return new Promise((resolve, reject) => {
      const socket = connect(this.place, () => resolve(socket));
      this.failed = reject;
      socket.setEncoding('latin1');
      socket.on('data', (text) => this.hear(text));
      socket.on('error', (error) => this.failed(error));
      socket.on('close', () => {
        this.socket = undefined;
        this.failed(new Error('The connection was closed before the answer'));
      });
    });
  }

  hear(text) {
    this.heard += text;
    const end = this.heard.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/^content-length: (\d+)/im.exec(this.heard)?.[1]);
    if (this.heard.length < end + 4 + length) return;
    const answer = this.heard;
    this.heard = '';
    this.answered(answer);
  }
}
