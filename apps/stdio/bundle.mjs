/**
 * Bundles the server into a few files: a small entry, the server itself, and what most people never load. The published
 * package therefore installs without dependencies and starts without walking node_modules.
 *
 * Nothing is taken away to start faster: what is put off is loaded when it is first called.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { build } from 'esbuild';
import { bundledLicenses } from './bundled-licenses.mjs';

/** What becomes a file of its own, loaded when its import is reached, by the name it is imported by. */
const files = {
  './server.js': 'server',
  './commands/tour.js': 'tour',
  '@makegate/sandbox': 'sandbox',
  'mcp-proxy': 'http-server',
  'file-type': 'file-type',
};

/** Libraries that others import at start and call rarely or never, and what stands in for each until then. */
const onDemand = {
  // fastmcp's HTTP server, which brings both halves of a second MCP SDK.
  'mcp-proxy': `export const startHTTPServer = async (options) => (await import('mcp-proxy')).startHTTPServer(options);`,
  // got's HTTP/2, which has to be asked for.
  'http2-wrapper': `export default { auto: async (...request) => (await import('http2-wrapper')).default.auto(...request) };`,
};

const loadOnDemand = {
  name: 'load-on-demand',
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`^(${Object.keys(onDemand).join('|')})$`) }, ({ path, kind, resolveDir }) =>
      kind === 'import-statement' ? { path, namespace: 'on-demand', pluginData: resolveDir } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path, pluginData }) => ({
      contents: onDemand[path],
      resolveDir: pluginData,
    }));
  },
};

const filesOfTheirOwn = {
  name: 'files-of-their-own',
  setup(bundler) {
    bundler.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'dynamic-import' && files[path] ? { path: `./${files[path]}.js`, external: true } : undefined,
    );
  },
};

/** An import of node:http reads its every export, and with them the lazy ones that load Node's whole fetch. A require does not. */
const requireBuiltins = {
  name: 'require-builtins',
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:)?[a-z_/]+\d?$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      if (kind !== 'import-statement' || !builtinModules.includes(name)) return undefined;
      return { path: `node:${name}`, namespace: 'builtin' };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require('${path}');`,
    }));
  },
};

/** zod's messages in fifty languages, of which only English is ever chosen. */
const englishOnly = {
  name: 'english-only',
  setup(bundler) {
    bundler.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: `export { default as en } from './en.js';`,
    }));
  },
};

rmSync('dist', { recursive: true, force: true });

const source = (name) => (name.startsWith('./') ? `src/${name.slice(2).replace(/\.js$/, '.ts')}` : name);
const entries = { main: 'src/main.ts' };
for (const [name, file] of Object.entries(files)) entries[file] = source(name);

const results = await Promise.all(
  Object.entries(entries).map(([file, entry]) =>
    build({
      entryPoints: { [file]: entry },
      outdir: 'dist',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      conditions: ['@makegate/source'],
      // Half the bytes to read at each start. Names stay, for the stack traces in people's logs.
      minifyWhitespace: true,
      minifySyntax: true,
      metafile: true,
      legalComments: 'none',
      plugins: [filesOfTheirOwn, loadOnDemand, requireBuiltins, englishOnly],
      // Optional branches of fastmcp's schema library that nothing here reaches.
      external: ['effect', 'sury', '@valibot/to-json-schema', 'arktype'],
      // CommonJS dependencies inside the bundle still call require for Node's own modules.
      banner: {
        js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
      },
      logLevel: 'warning',
    }),
  ),
);

writeFileSync('dist/THIRD-PARTY-LICENSES.txt', bundledLicenses(results.map(({ metafile }) => metafile)));
