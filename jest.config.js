/** One suite: rules beside the code, stories over HTTP on a real PostgreSQL (see test/support/global-setup.ts). */
module.exports = {
  testEnvironment: 'node',
  rootDir: '.',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/stories/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/out', '<rootDir>/data'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  // These packages ship only ES modules, which Jest cannot load natively on Node 20 and 22.
  transformIgnorePatterns: [
    '/node_modules/(?!(parse5|entities|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|canonicalize|d3-[a-z-]+|internmap)/)',
  ],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/worker-environment.ts'],
  testTimeout: 60_000,
};
