/** The server: `npm start`. */
import { makeApp } from './app.module';
import { Clock } from './kernel/clock';
import { runProgram } from './program';

void runProgram({
  name: 'svarbrev',
  make: (settings, dataSource) => makeApp(settings, new Clock(), dataSource),
  start: (app, { port, host }) => app.listen(port, host),
});
