// node test/conformance/signatures/run.mjs: the signature part of `npm run test:conformance` alone.
import { run } from './index.mjs';

const { passed, failed } = await run((line) => console.log(line));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
