/**
 * Bundles the server into dist/: one entry and a few chunks that are loaded when they are needed (the practice zone, the
 * tour). The published package therefore installs without dependencies and starts without walking node_modules.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * fastmcp imports its HTTP server at start, and with it both halves of a second MCP SDK: 80 ms and 50 MiB that a stdio
 * server never uses. The import becomes one that happens on the first call, so nothing is taken away.
 */
const httpServerOnDemand = {
  name: 'http-server-on-demand',
  setup(bundler) {
    const namespace = 'on-demand';
    bundler.onResolve({ filter: /^mcp-proxy$/ }, ({ path, resolveDir, namespace: importer }) =>
      importer === namespace ? undefined : { path, namespace, pluginData: resolveDir },
    );
    bundler.onLoad({ filter: /.*/, namespace }, ({ path, pluginData }) => ({
      resolveDir: pluginData,
      contents: `export const startHTTPServer = async (options) => (await import('${path}')).startHTTPServer(options);`,
    }));
  },
};

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
  plugins: [httpServerOnDemand],
  // Optional branches of fastmcp's schema library that nothing here reaches.
  external: ['effect', 'sury', '@valibot/to-json-schema', 'arktype'],
  // CommonJS dependencies inside the bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
