/**
 * Replaces what a library says. `times` is how often that has to be found, or one of several numbers: when a new version is
 * another there, the bundler says so and nobody starts it.
 */
const replacing = (find, times, instead) => (text) => {
  const found = text.match(find)?.length ?? 0;
  if (times.includes(found)) return text.replaceAll(find, instead);
  throw new Error(`Found ${found} places for ${find}, and expected ${times.join(' or ')}.`);
};

/**
 * Each import() of a file becomes an ordinary import. The bundler wraps what is imported lazily within one file in functions,
 * with all that this imports, and V8 reads the text of such a function twice: to find its end, and when it is called.
 */
function importingAtOnce(text) {
  const imports = [];
  const changed = text.replaceAll(/\bimport\(('[^']+')\)/g, (_, from) => {
    const name = `imported${imports.length}`;
    imports.push(`import * as ${name} from ${from};`);
    return `Promise.resolve(${name})`;
  });
  return changed + imports.join('');
}

/** Marks schemas as pure, so that the bundler drops those that nobody uses. */
const markingSchemas = (declaration, times) =>
  replacing(
    new RegExp(`^(${declaration} \\w+Schema = )([\\s\\S]*?);(?=\\n[^\\s})\\]])`, 'gm'),
    times,
    (_, name, schema) => `${name}/* @__PURE__ */ (() => ${schema})();`,
  );

/** What is changed in which files, one change after the other. */
export const sourceChanges = [
  {
    // The groups of Make's API and the HTTP library, to which every start of the server comes.
    file: /[\\/]client[\\/]src[\\/](groups|exchange)\.ts$/,
    change: importingAtOnce,
  },
  {
    // As the object `z` all of zod would be part of the bundle, and each use of it a call of a getter.
    file: /[\\/](apps|packages)[\\/].*\.ts$|[\\/]fastmcp[\\/]dist[\\/]/,
    change: (text) =>
      text.replaceAll(
        /import \{ z( as \w+)? \} from (['"]zod['"])/g,
        (_, as, zod) => `import *${as ?? ' as z'} from ${zod}`,
      ),
  },
  {
    // zod compiles each object schema into a function when it is first used. That pays for a server that parses millions of
    // values; ours parses dozens. A schema looks at this setting when it is made, so `config()` would come too late.
    file: /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$/,
    change: replacing(/__zod_globalConfig = \{\}/g, [1], () => '__zod_globalConfig = { jitless: true }'),
  },
  {
    // zod's messages in fifty languages, of which only English is ever chosen.
    file: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/,
    change: () => `export { default as en } from './en.js';`,
  },
  {
    // What got asks of those it streams to, to treat one of HTTP/2 in its way. Loading that takes longer than a request.
    file: /[\\/]got[\\/]dist[\\/]source[\\/]core[\\/]index\.js$/,
    change: replacing(
      /import \{ Http2ServerResponse, constants as http2Constants \} from 'node:http2';/g,
      [1],
      () => `
        const http2 = () => require('node:http2');
        const Http2ServerResponse = { [Symbol.hasInstance]: (value) => value instanceof http2().Http2ServerResponse };
        const http2Constants = { get NGHTTP2_INTERNAL_ERROR() { return http2().constants.NGHTTP2_INTERNAL_ERROR; } };`,
    ),
  },
  {
    // Two lists of words in got's error messages, for which V8 reads a good part of its language data.
    file: /[\\/]@sindresorhus[\\/]is[\\/]distribution[\\/]index\.js$/,
    change: replacing(
      /new Intl\.ListFormat\([^()]*\)/g,
      [2],
      (formatter) => `{ format: (words) => ${formatter}.format(words) }`,
    ),
  },
  {
    // The schemas of all messages of the protocol.
    file: /[\\/]@modelcontextprotocol[\\/]sdk[\\/]dist[\\/]esm[\\/]types\.js$/,
    change: markingSchemas('(?:export )?const', [159]),
  },
  {
    // The schemas of what fastmcp's OAuth keeps, in a file of which one small function is used, and those of its answers.
    file: /[\\/]fastmcp[\\/]dist[\\/]chunk-\w+\.js$/,
    change: markingSchemas('var', [7, 8]),
  },
];
