import { seldomUsed } from './seldom-used.mjs';

const isOurs = /^on-demand:/;

/** How a stand-in gets at the file: an `import()` where its callers wait for it anyway, else a `require`. */
const loaderOf = (file) => `const load = () => ${file.endsWith('.cjs') ? 'require' : 'import'}('on-demand:${file}');`;

/**
 * Puts something small in the place of what is seldom used, and tells `found` which file is to hold the real thing and
 * where that is. Each is found again in every bundle.
 */
export const onDemand = (found) => ({
  name: 'on-demand',
  setup(bundler) {
    bundler.onResolve({ filter: isOurs }, ({ path }) => ({ path: path.replace(isOurs, './'), external: true }));
    for (const [file, { part, standIn }] of Object.entries(seldomUsed)) {
      const namespace = `instead of ${file}`;
      bundler.onResolve({ filter: part }, async ({ path, kind, resolveDir, pluginData }) => {
        if (kind !== 'import-statement' || pluginData === onDemand) return undefined;
        const real = await bundler.resolve(path, { kind, resolveDir, pluginData: onDemand });
        if (real.errors.length > 0) return real;
        found(file, real.path);
        return { path: file, namespace };
      });
      bundler.onLoad({ filter: /.*/, namespace }, () => ({ contents: loaderOf(file) + standIn }));
    }
  },
});
