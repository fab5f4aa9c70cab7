// The stage by hand, to look at pages: `node test/browser/serve.mjs`. Says its address and password, ends with Ctrl-C.
import { startStage } from './stage.mjs';

const stage = await startStage();
console.log(JSON.stringify({ url: stage.url, password: stage.password }));
process.on('SIGINT', () => void stage.stop().then(() => process.exit(0)));
process.on('SIGTERM', () => void stage.stop().then(() => process.exit(0)));
