import { builtinModules, createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const isName = (key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default';

/**
 * What Node's own modules are imported as. An `import` of node:http, and esbuild's own stand-in for it, look at every
 * export, and some of those load a good part of Node when they are looked at: fetch, a diff, worker threads. A `require`
 * and a look at nothing but what is used do not.
 */
export const builtins = {
  name: 'builtins',
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:)?[a-z_/]+\d?$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      if (kind !== 'import-statement' || !builtinModules.includes(name)) return undefined;
      return { path: `node:${name}`, namespace: 'builtin', sideEffects: false };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => {
      // Marked pure, so that the bundler drops what nobody uses.
      const names = Object.keys(require(path)).filter(isName);
      const named = names.map(
        (name) => `const _${name} = /* @__PURE__ */ of('${name}'); export { _${name} as ${name} };`,
      );
      const lines = [`const builtin = require('${path}');`, `const of = (name) => builtin[name];`];
      return { contents: [...lines, 'export default builtin;', ...named].join('\n') };
    });
  },
};
