/** The server: `npm start`. */
import { makeApp } from './app.module';
import { Clock } from './kernel/clock';
import { runProgram } from './program';

void runProgram('svarbrev', async (settings, dataSource, log) => {
  const app = await makeApp(settings, new Clock(), dataSource);
  await app.listen(settings.port, settings.host);
  log.info({ url: settings.publicUrl }, 'ready');
  return app;
});
