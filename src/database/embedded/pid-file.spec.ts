import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isServerOf, seeServer } from './pid-file';

const postgres = ['/app/native/bin/postgres', '-D', '/data/cluster', '-c', 'port=5000'];

describe('The note of who serves a cluster', () => {
  it.each([
    ['the server of this folder', { command: postgres, folder: '/data/cluster' }, true],
    ['the server, its working folder hidden from us', { command: postgres }, true],
    ['the server of another folder', { command: postgres, folder: '/other' }, false],
    ['another folder by its command line', { command: ['postgres', '-D', '/other'] }, false],
    ['another program', { command: ['/usr/bin/node', 'main.js'] }, false],
    ['another program that works in the folder', { command: ['bash'], folder: '/data/cluster' }, false],
    ['a program that only names the server', { command: ['vi', 'postgres', '-D', '/data/cluster'] }, false],
    ['a process nothing is known of', {}, undefined],
    ['a server that shows no folder', { command: ['postgres.exe'] }, undefined],
  ])('is judged by the process it names: %s', (_, process, verdict) => {
    expect(isServerOf(process, '/data/cluster')).toBe(verdict);
  });

  it('is read as it stands: missing, half written, of a dead process, of this very program', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'svarbrev-note-'));
    const note = path.join(folder, 'postmaster.pid');
    expect(await seeServer(folder)).toEqual({ kind: 'none' });
    await writeFile(note, '');
    expect(await seeServer(folder)).toEqual({ kind: 'unreadable' });
    await writeFile(note, `999999999\n${folder}\n`);
    expect(await seeServer(folder)).toEqual({ kind: 'gone', pid: 999999999 });
    await writeFile(note, `${process.pid}\n${folder}\n`);
    expect(await seeServer(folder)).toEqual({ kind: 'foreign', pid: process.pid });
    await rm(folder, { recursive: true });
  });
});
