// Follows every link of every page as everybody. A link that leads to nothing, to what one may not see, or to another
// host is wrong where it stands; so is a route of the source that no link and no row of the table leads to.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { newTally } from '../../conformance/tools.mjs';
import { crawl, grouped, kindOf } from '../crawl.mjs';
import { pages } from '../pages.table.mjs';
import { isOf, pageRoutes, routesIn } from '../routes.mjs';
import { inlineIn, slipsIn } from '../served-html.mjs';

export async function run(house, log) {
  const tally = newTally(log);
  await showItFinds(tally);
  // What the table's rows need is laid first: it is linked to as well.
  const rows = await house.pages();
  const found = await house.crawled();
  for (const [kind, answers] of grouped(found, (one) => one.kind)) {
    const wrong = answers.filter(({ status, path }) => !(status < 400) && !tolerated(path, status));
    const who = [...new Set(wrong.map(({ person }) => person))].join(', ');
    const [first] = wrong;
    tally.check(
      `${kind} answers everybody who is led there`,
      first ? [`${first.status} at ${first.path}, linked from ${first.from} (${who})`] : [],
    );
  }
  const html = grouped(
    found.filter((one) => one.html),
    ({ kind }) => kind,
  );
  for (const [kind, answers] of html) {
    const each = (look) => [
      ...new Set(answers.flatMap((one) => look(one.html).map((what) => `${what} (${one.person} ${one.path})`))),
    ];
    tally.check(`${kind} has nothing inline`, each(inlineIn).slice(0, 3));
    tally.check(`${kind} shows no slip of a template`, each(slipsIn).slice(0, 3));
  }
  const visited = [...found.map(({ path }) => path), ...rows.map(({ path }) => path)];
  for (const route of pageRoutes()) {
    tally.check(
      `${route} is linked to or in the table of pages`,
      visited.some((path) => isOf(route, path)) ? [] : ['it is not'],
    );
  }
  log(`     ${found.length} addresses, ${html.size} kinds of page, ${pages.length} rows in the table`);
  return tally.result();
}

/** What answers so by right: a PDF that cannot be made yet says why with 409 or 422. */
const tolerated = (path, status) => path.startsWith('/api/') && [409, 422].includes(status);

async function showItFinds(tally) {
  const answers = {
    '/': '<a href="/borte">Borte</a><a href="/hel">Hel</a><img src="https://example.com/">',
    '/hel': '<p style="color:red" id="a" onclick="x()">undefined</p><i id="a"></i>',
  };
  const server = createServer(({ url }, response) => {
    response.writeHead(url in answers || url !== '/borte' ? 200 : 404, { 'content-type': 'text/html' });
    response.end(answers[url] ?? '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${server.address().port}`;
    const found = await crawl({ url, cookieOf: async () => '', people: ['nobody'] });
    const of = (path) => found.find((one) => one.path === path);
    const expect = (name, right) => tally.check(name, right ? [] : ['it is not']);
    expect('a link to nothing is found', of('/borte')?.status === 404);
    expect('a link to another host is found', of('https://example.com/')?.status === 'another host');
    expect('a style attribute and a handler are found', inlineIn(of('/hel').html).length === 2);
    expect('a slip and an id used twice are found', slipsIn(of('/hel').html).length === 2);
    expect(
      'ids make no new kind of page',
      kindOf('/saker/01a2161e-eaab-7244-91f1-4c37db8b1ca4?b=1&a=2') === '/saker/:id?a&b',
    );
    const source = "@Controller('saker') class A { @Get() a() {} @Get(':id') b() {} @Post('x') c() {} }";
    expect('routes are read from the source', routesIn(source).join() === '/saker,/saker/:id');
    expect(
      'an address is matched with its route',
      isOf('/saker/:id', '/saker/17?x=1') && !isOf('/saker/:id', '/saker/17/y'),
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
