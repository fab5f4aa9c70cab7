/**
 * Clients that keep one connection each and register letter after letter. HTTP is spoken by hand: what the clients
 * cost is taken from the server, since all share the machine.
 */
import { connect } from 'node:net';
import { inParallel, serve } from '../helper.mjs';
import { letterBody } from './letters.mjs';

serve(async ({ address, token, clients }) => {
  const { hostname, port } = new URL(address);
  const lines = await Promise.all(Array.from({ length: clients }, () => Line.open(hostname, Number(port))));
  const head = `POST /api/v1/incoming-letters HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
  const register = async (number, line) => {
    const body = JSON.stringify(letterBody(`h${number}`));
    const answer = await line.send(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    if (!answer.startsWith('HTTP/1.1 201 ')) throw new Error(`Not registered: ${answer}`);
  };
  return { answer: ({ from, count }) => inParallel(clients, count, (i, client) => register(from + i, lines[client])) };
});

class Line {
  constructor(socket) {
    this.socket = socket;
    this.heard = '';
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text) => this.hear(text));
    socket.on('close', () => this.answered?.('the connection was closed'));
  }

  static open(host, port) {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host, () => resolve(new Line(socket)));
      socket.once('error', reject);
    });
  }

  send(request) {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(request);
    });
  }

  hear(text) {
    this.heard += text;
    const end = this.heard.indexOf('\r\n\r\n');
    const length = Number(/^content-length: (\d+)/im.exec(this.heard)?.[1]);
    if (end < 0 || this.heard.length < end + 4 + length) return;
    const answer = this.heard;
    this.heard = '';
    this.answered(answer);
  }
}
