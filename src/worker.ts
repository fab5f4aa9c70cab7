/** Carries out jobs and answers nobody: `npm run worker`, beside servers that share its database. */
import { makeApp } from './app.module';
import { Clock } from './kernel/clock';
import { runProgram } from './program';

void runProgram({
  name: 'svarbrev-worker',
  make: (settings, dataSource) => makeApp({ ...settings, work: true }, new Clock(), dataSource),
  start: (app) => app.init(),
});
