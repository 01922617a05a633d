/**
 * Bundles the server into dist/: one entry and a few chunks that are loaded when they are needed (the practice zone, the
 * tour). The published package therefore installs without dependencies and starts without walking node_modules.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  conditions: ['@makegate/source'],
  legalComments: 'linked',
  // Optional branches of fastmcp's schema library that nothing here reaches.
  external: ['effect', 'sury', '@valibot/to-json-schema', 'arktype'],
  // CommonJS dependencies inside the bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
