/** Carries out jobs and answers nobody: `npm run worker`, beside servers that share its database. */
import { makeApp } from './app.module';
import { Clock } from './kernel/clock';
import { runProgram } from './program';

void runProgram('svarbrev-worker', async (settings, dataSource, log) => {
  const app = await makeApp({ ...settings, work: true }, new Clock(), dataSource);
  await app.init();
  log.info({}, 'ready');
  return app;
});
