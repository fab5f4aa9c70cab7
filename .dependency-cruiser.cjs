/**
 * The arrows of the house (docs/decisions/0002). One row per module: what it may import besides itself.
 * Where a need runs against an arrow, the lower module declares a port and the upper provides it.
 */
const mayImport = {
  kernel: [],
  database: ['kernel'],
  government: ['kernel'],
  archive: ['kernel'],
  documents: ['kernel'],
  templates: ['kernel'],
  accounts: ['government', 'kernel'],
  cases: ['archive', 'government', 'kernel'],
  letters: ['cases', 'templates', 'documents', 'archive', 'government', 'kernel'],
  intake: ['letters', 'cases', 'documents', 'archive', 'government', 'kernel'],
  records: ['letters', 'cases', 'templates', 'documents', 'archive', 'government', 'kernel'],
};

const notAmong = (names) => `^src/(?!(${names.join('|')})/)`;

module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(([name, others]) => ({
      name: `${name}-arrows`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: notAmong([name, ...others]) },
    })),
    { name: 'web-not-commands', severity: 'error', from: { path: '^src/web/' }, to: { path: '^src/commands/' } },
    { name: 'commands-not-web', severity: 'error', from: { path: '^src/commands/' }, to: { path: '^src/web/' } },
    {
      name: 'app-module-is-the-top',
      comment: 'Only the programs and the tests may name every module.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|worker|commands/.*|app\\.module)\\.ts$' },
      to: { path: '^src/app\\.module\\.ts$' },
    },
    { name: 'no-test-code-in-product', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    { name: 'migrations-are-frozen', severity: 'error', from: { path: '^migrations/' }, to: { path: '^(src|test)/' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rules-are-pure',
      comment: 'A rule a lawyer or an archivist owns knows no service, no entity, no HTTP.',
      severity: 'error',
      from: { path: '\\.(lifecycle|policy|rules)\\.ts$' },
      to: { dependencyTypesNot: ['type-only'], pathNot: '\\.(lifecycle|policy|rules|words)\\.ts$' },
    },
    {
      name: 'no-orphan-dev-dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
