/**
 * `npm run bench -- NAME`: measures one budget of the design beside its peers in the same run. One JSON object on
 * stdout; progress on stderr. Never a timed test: whether a ratio keeps its budget is said, not enforced.
 */
import { machine } from './measuring.mjs';

const benches = {
  letter: './letter/letter.mjs',
  register: './register/register.mjs',
  sign60: './signing/sign60.mjs',
  start: './start/start.mjs',
};

const [name = '', ...words] = process.argv.slice(2);
if (!Object.hasOwn(benches, name)) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exit(2);
}

const before = machine();
const { run, budgets } = await import(benches[name]);
const result = await run(words);
const { ratios } = result;
const kept = Object.fromEntries(Object.entries(budgets).map(([what, budget]) => [what, verdict(ratios[what], budget)]));
process.stdout.write(`${JSON.stringify({ bench: name, ...result, budgets, kept, machine: before }, null, 2)}\n`);

/** Budgets are ceilings, but where they say `atLeast`. */
function verdict(value, { must, goal, atLeast }) {
  if (value === null || value === undefined) return 'not measured';
  const within = (limit) => (atLeast ? value >= limit : value <= limit);
  if (goal !== undefined && within(goal)) return 'goal';
  return within(must) ? 'must' : 'missed';
}
