import { readFile } from 'node:fs/promises';

/**
 * Libraries that do something at start that they may never need, and what is changed in their text so that they do it when
 * they need it. `times` is how often it is found: a new version of a library that changes this breaks the build, not users.
 */
const changes = [
  {
    // zod compiles each object schema into a function when it is first used. That pays for a server that parses millions of
    // values; ours parses dozens. A schema looks at this setting when it is made, so `config()` would come too late.
    file: /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$/,
    times: 1,
    text: /__zod_globalConfig = \{\}/g,
    instead: () => '__zod_globalConfig = { jitless: true }',
  },
  {
    // What got asks of those it streams to, to treat one of HTTP/2 in its way. Node's HTTP/2 loads longer than a request takes.
    file: /[\\/]got[\\/]dist[\\/]source[\\/]core[\\/]index\.js$/,
    times: 1,
    text: /import \{ Http2ServerResponse, constants as http2Constants \} from 'node:http2';/g,
    instead: () => `
      const http2 = () => require('node:http2');
      const Http2ServerResponse = { [Symbol.hasInstance]: (value) => value instanceof http2().Http2ServerResponse };
      const http2Constants = { get NGHTTP2_INTERNAL_ERROR() { return http2().constants.NGHTTP2_INTERNAL_ERROR; } };`,
  },
  {
    // Two lists of words in got's error messages, for which V8 reads a good part of its language data.
    file: /[\\/]@sindresorhus[\\/]is[\\/]distribution[\\/]index\.js$/,
    times: 2,
    text: /new Intl\.ListFormat\([^()]*\)/g,
    instead: (formatter) => `{ format: (words) => ${formatter}.format(words) }`,
  },
  {
    // The schema of every message of the protocol. Marked pure, so that the bundler drops those that nobody uses.
    file: /[\\/]@modelcontextprotocol[\\/]sdk[\\/]dist[\\/]esm[\\/]types\.js$/,
    times: 159,
    text: /^((?:export )?const \w+Schema = )([\s\S]*?);(?=\n[^\s})\]])/gm,
    instead: (_, name, schema) => `${name}/* @__PURE__ */ (() => ${schema})();`,
  },
];

export const lighterSources = {
  name: 'lighter-sources',
  setup(bundler) {
    for (const { file, times, text, instead } of changes) {
      bundler.onLoad({ filter: file }, async ({ path }) => {
        const original = await readFile(path, 'utf8');
        const found = original.match(text)?.length ?? 0;
        if (found !== times)
          return { errors: [{ text: `${path}: found ${found} places to change, expected ${times}.` }] };
        return { contents: original.replaceAll(text, instead) };
      });
    }
  },
};
