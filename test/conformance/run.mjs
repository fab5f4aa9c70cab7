// `npm run test:conformance`: what the product makes, before judges who owe us nothing. `-- NAME …` runs only those
// suites. Ends with `N passed, N failed`, and with 1 when anything failed or a suite could not run.
const suites = {
  signatures: 'signatures by EU DSS, pyHanko, pdfsig, OpenSSL and qpdf; time stamps and tokens',
  verapdf: 'PDF/A-2a and PDF/UA-1 by veraPDF',
  text: 'text, order, fonts and files by poppler and qpdf',
  api: 'the API by schemathesis',
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

const verbose = process.env.CONFORMANCE_ALL_LINES === 'true';
const total = { passed: 0, failed: 0 };
for (const [name, what] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = Date.now();
  console.log(`\n${name}: ${what}`);
  const result = await ran(name);
  total.passed += result.passed;
  total.failed += result.failed;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
// Something a suite left open must not keep the program.
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** A suite that cannot run counts as one failure. */
async function ran(name) {
  try {
    const { run } = await import(`./${name}/index.mjs`);
    return await run((line) => {
      if (verbose || !line.startsWith('ok ')) console.log(`  ${line}`);
    });
  } catch (error) {
    console.log(`  FAIL ${name} could not run: ${error.stack ?? error}`);
    return { passed: 0, failed: 1 };
  }
}
