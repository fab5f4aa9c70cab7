// Every page everybody can come to by following links from the start, asked for without a browser.
import { leadsOf } from './served-html.mjs';

/** One of each role, and those whose rights differ within it. */
export const everybody = ['hmk', 'al', 'sbn', 'ist', 'mf', 'mm', 'rdm', 'jra', 'pok', 'lhb', 'eno', 'sia', 'rho'];

const beginnings = ['/', '/innstillinger', '/passord', '/beskjeder', '/hjelp', '/saker', '/tilstander'];
/** How many addresses of one kind a person tries, and how many of one place: lists may be long, filters many. */
const ofEachKind = 3;
const ofEachPlace = 12;

/** An address without what differs between things of one kind. */
export function kindOf(path) {
  const { pathname, searchParams } = new URL(path, 'http://x');
  const kind = pathname
    .split('/')
    .map((part) => (/^[0-9a-f-]{32,36}$/i.test(part) || /^\d+$/.test(part) ? ':id' : part))
    .join('/');
  const names = [...new Set([...searchParams.keys()])].sort();
  return names.length ? `${kind}?${names.join('&')}` : kind;
}

/** All that was found: `{ person, path, kind, status, from, html }`; `html` for pages only. */
export async function crawl({ url, cookieOf, people = everybody }) {
  const found = [];
  for (const person of people) {
    const cookie = await cookieOf(person);
    const tried = new Map();
    const waiting = beginnings.map((path) => ({ path, from: 'the address bar' }));
    const seen = new Set(beginnings);
    while (waiting.length) {
      const batch = waiting.splice(0, 4);
      const answers = await Promise.all(batch.map(({ path, from }) => ask(url, path, from, cookie)));
      for (const answer of answers) {
        found.push({ person, kind: kindOf(answer.path), ...answer });
        for (const lead of answer.leads) {
          const kind = kindOf(lead);
          const [place] = kind.split('?');
          const [times, here] = [tried.get(kind) ?? 0, tried.get(`at ${place}`) ?? 0];
          if (seen.has(lead) || times >= ofEachKind || here >= ofEachPlace) continue;
          tried.set(kind, times + 1).set(`at ${place}`, here + 1);
          seen.add(lead);
          waiting.push({ path: lead, from: answer.path });
        }
      }
    }
  }
  return found;
}

async function ask(url, path, from, cookie) {
  if (/^https?:/.test(path)) return { path, from, status: 'another host', leads: [] };
  const answer = await fetch(url + path, { headers: { cookie, accept: 'text/html,*/*' }, redirect: 'manual' });
  if (answer.status >= 300 && answer.status < 400) {
    await answer.body?.cancel();
    const to = new URL(answer.headers.get('location') ?? '', url + path);
    return { path, from, status: answer.status, leads: [to.pathname + to.search] };
  }
  if (!/^text\/html/.test(answer.headers.get('content-type') ?? '')) {
    await answer.body?.cancel();
    return { path, from, status: answer.status, leads: [] };
  }
  const html = await answer.text();
  return { path, from, status: answer.status, html, leads: answer.ok ? leadsOf(html, url + path) : [] };
}

/** Answers by a name made of each. */
export function grouped(answers, nameOf) {
  const groups = new Map();
  for (const answer of answers) {
    const name = nameOf(answer);
    groups.set(name, [...(groups.get(name) ?? []), answer]);
  }
  return groups;
}
