// The whole API by schemathesis, from the server's own OpenAPI document: no 500, no answer that is not declared, in
// requests right and wrong, alone and in sequences, by people of every role. First shown to find a fault in an API that
// has one. SCHEMATHESIS_MINUTES says how long; the default is 2, and 10 is the length for a release.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { cache, execute, freshFolder, missingPrograms, newTally, pythonWith } from '../tools.mjs';
import { startDemo } from './serve.mjs';
import { layWorkUnderWay } from './work-under-way.mjs';

const folder = join(cache, 'conformance', 'api');
const minutes = Number(process.env.SCHEMATHESIS_MINUTES ?? 2);
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'ignored_auth',
];

export async function run(log = () => {}) {
  const tally = newTally(log);
  for (const program of missingPrograms(['python3'])) tally.check(`there is ${program}`, ['it is missing']);
  if (tally.result().failed > 0) return tally.result();
  const python = await pythonWith('schemathesis', ['schemathesis==4.32.5'], log);
  freshFolder(folder);
  await showItFinds(python, tally);

  const demo = await startDemo(join(folder, 'out'));
  try {
    const reached = new Set(await layWorkUnderWay(demo));
    tally.check('there is work in every state to begin with', reached.size < 11 ? [...reached] : []);
    const env = {
      SVARBREV_URL: demo.url,
      SVARBREV_PASSWORD: demo.password,
      SCHEMATHESIS_HOOKS: join(here, 'hooks.py'),
    };
    const { report, text } = await askAll(python, `${demo.url}/api/openapi.json`, 'svarbrev', {
      env,
      seconds: minutes * 60,
    });
    await judge(report, text, demo.url, tally, log);
    const health = await fetch(`${demo.url}/health/ready`);
    tally.check('the server is ready afterwards', health.status === 200 ? [] : [`it answers ${health.status}`]);
    const loud = demo.said.filter((line) => /"level":(50|60)|"level":"(error|fatal)"/.test(line));
    tally.check('the server has logged no error', loud.slice(0, 3));
  } finally {
    const code = await demo.stop();
    tally.check('the server stops in order', code === 0 ? [] : [`its exit code is ${code}`]);
  }
  return tally.result();
}

const here = import.meta.dirname;

async function askAll(python, address, name, { env = {}, seconds, more = [] }) {
  const args = ['-m', 'schemathesis.cli', 'run', address, '--checks', checks.join(), '--continue-on-failure'];
  const limits = ['--max-time', String(seconds), '--request-timeout', '30', '--report', 'json'];
  const { code, text } = await execute(python, [...args, ...limits, '--report-dir', join(folder, name), ...more], {
    env: { ...env, PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1' },
    cwd: folder,
    timeoutMs: (seconds + 240) * 1000,
  });
  const file = readdirSync(join(folder, name)).find((one) => one.endsWith('.json'));
  if (!file) throw new Error(`schemathesis ended with ${code}: ${text.slice(-3000)}`);
  return { text, report: JSON.parse(readFileSync(join(folder, name, file), 'utf8')) };
}

/** One check for every operation of the document, and one for sequences of them. */
async function judge(report, text, url, tally, log) {
  const { operations, test_cases: cases, failures, errors } = report;
  log(`     ${cases.generated} requests to ${operations.tested} operations in ${Math.round(report.running_time)} s`);
  const document = await (await fetch(`${url}/api/openapi.json`)).json();
  const all = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  for (const name of [...all, 'Stateful tests']) {
    const found = failures.filter((one) => one.operations.includes(name));
    tally.check(`${name} answers as declared`, [...new Set(found.map(({ code, title }) => `${code} ${title}`))]);
  }
  const others = failures.filter(
    (one) => !one.operations.every((name) => name === 'Stateful tests' || all.includes(name)),
  );
  for (const { title, operations: where } of others)
    tally.check(`nothing else is wrong`, [`${title}: ${where.join()}`]);
  for (const error of errors) tally.check('schemathesis can ask', [JSON.stringify(error).slice(0, 300)]);
  tally.check('every operation was asked', operations.tested < all.length ? [`only ${operations.tested} were`] : []);
  if (failures.length > 0) log(text.slice(text.indexOf('= FAILURES ='), text.indexOf('= FAILURES =') + 20_000));
}

/** A small API with three faults: a 500, an answer nobody declared, and one of another shape. */
async function showItFinds(python, tally) {
  const answer = {
    200: { description: 'Fine', content: { 'application/json': { schema: { type: 'object', required: ['id'] } } } },
  };
  const document = {
    openapi: '3.0.0',
    info: { title: 'Wrong', version: '1' },
    paths: Object.fromEntries(
      ['/broken', '/undeclared', '/shape', '/fine'].map((path) => [path, { get: { responses: answer } }]),
    ),
  };
  const answers = {
    '/broken': [500, {}],
    '/undeclared': [418, {}],
    '/shape': [200, {}],
    '/fine': [200, { id: 1 }],
    '/openapi.json': [200, document],
  };
  const server = createServer((request, response) => {
    const [status, body] = answers[new URL(request.url, 'http://x').pathname] ?? [404, {}];
    response.writeHead(request.method === 'GET' ? status : 405, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = `http://127.0.0.1:${server.address().port}/openapi.json`;
    const { report } = await askAll(python, address, 'wrong', {
      seconds: 20,
      more: ['--phases', 'examples,coverage,fuzzing', '-n', '5'],
    });
    const found = report.failures.flatMap((one) => one.operations);
    for (const path of ['/broken', '/undeclared', '/shape']) {
      tally.check(`schemathesis finds GET ${path} wrong`, found.includes(`GET ${path}`) ? [] : ['it does not']);
    }
    tally.check('schemathesis finds nothing wrong with GET /fine', found.includes('GET /fine') ? ['it does'] : []);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
