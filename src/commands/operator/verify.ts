import { Verification, VerificationReport } from '../../records/verification/verification.service';
import { say, withApplication, type Command } from './command';

/** Is everything as it was recorded? */
export const verify: Command = {
  usage: '[--json]',
  does: 'Checks the history and its daily roots, every row it tells of, every number, document and signature.',
  options: { json: { type: 'boolean', default: false } },
  run: (given) =>
    withApplication(given, async (app) => {
      const json = given.values.json === true;
      const report = await app.get(Verification).run(json ? undefined : say);
      say(json ? JSON.stringify(report, null, 2) : inWords(report));
      return report.sound ? 0 : 1;
    }),
};

function inWords({ sound, checked, findings, count, notices }: VerificationReport): string {
  const { chains, events, rows, roots, series, documents, signatures } = checked;
  const lines = [
    '',
    `Checked ${events} events in ${chains} chains, ${roots} daily roots, ${rows} rows, ${series} number series, ` +
      `${documents} documents, ${signatures} signatures.`,
    ...notices.map((notice) => `Note: ${notice}`),
    ...findings.map(({ code, says }) => `${code}: ${says}`),
    ...(count > findings.length ? [`… and ${count - findings.length} more.`] : []),
    sound ? 'Everything is as it was recorded.' : `${count} findings.`,
  ];
  return lines.join('\n');
}
