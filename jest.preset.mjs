import { mkdirSync } from 'node:fs';

// Jest writes its report here (--outputFile) and does not create the folder.
mkdirSync('.out', { recursive: true });

/** What every project's Jest run shares: sources through swc, native ESM, no build of our own packages needed. */
export const project = (displayName) => ({
  displayName,
  testEnvironment: 'node',
  // Tests wait for what happens, not for a time, so a slow machine may take its time; what hangs still ends.
  testTimeout: 30_000,
  testEnvironmentOptions: { customExportConditions: ['@makegate/source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
});
