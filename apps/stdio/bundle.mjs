/**
 * Bundles the server into a few files: a small entry, the server itself, and what most people never load. The published
 * package therefore installs without dependencies and starts without walking node_modules.
 *
 * Nothing is taken away to start faster: what is put off is loaded when it is first called.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundledLicenses } from './bundled-licenses.mjs';
import { builtins } from './bundling/builtins.mjs';
import { lighterSources } from './bundling/lighter-sources.mjs';
import { onDemand } from './bundling/on-demand.mjs';

/** What becomes a file of its own, loaded when its import is reached, by the name it is imported by. */
const files = {
  './server.js': 'server.js',
  './commands/tour.js': 'tour.js',
  '@makegate/sandbox': 'sandbox.js',
  './oauth-listener.js': 'oauth.js',
  '@makegate/audit': 'audit.js',
  '@makegate/ratelimit': 'ratelimit.js',
  'file-type': 'file-type.js',
  jose: 'jose.js',
};

const filesOfTheirOwn = {
  name: 'files-of-their-own',
  setup(bundler) {
    bundler.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'dynamic-import' && files[path] ? { path: `./${files[path]}`, external: true } : undefined,
    );
  },
};

/** What is seldom used, by its file, as the bundles come upon it. */
const seldomUsed = new Map();

const bundle = ([file, entry]) =>
  build({
    entryPoints: [{ in: entry, out: file.replace(/\.c?js$/, '') }],
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node22',
    conditions: ['@makegate/source'],
    // Half the bytes to read at each start. Names stay, for the stack traces in people's logs.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    legalComments: 'none',
    plugins: [filesOfTheirOwn, onDemand((name, real) => seldomUsed.set(name, real)), builtins, lighterSources],
    // Optional branches of fastmcp's schema library that nothing here reaches.
    external: ['effect', 'sury', '@valibot/to-json-schema', 'arktype'],
    logLevel: 'warning',
    ...(file.endsWith('.cjs') ? commonJs : esm),
  });

const esm = {
  format: 'esm',
  // CommonJS dependencies inside the bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
  },
};
const commonJs = { format: 'cjs', outExtension: { '.js': '.cjs' } };

/** Where the sources are that are not below `src/` here: a part of the sandbox, which it loads when somebody logs in. */
const elsewhere = { './oauth-listener.js': '../../packages/sandbox/src/oauth/oauth-listener.ts' };
const below = (name) => `src/${name.slice(2).replace(/\.js$/, '.ts')}`;
const source = (name) => elsewhere[name] ?? (name.startsWith('./') ? below(name) : name);
const entries = Object.entries(files).map(([name, file]) => [file, source(name)]);

rmSync('dist', { recursive: true, force: true });
const results = await Promise.all([['main.js', 'src/main.ts'], ...entries].map(bundle));
results.push(...(await Promise.all([...seldomUsed].map(bundle))));
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', bundledLicenses(results.map(({ metafile }) => metafile)));
