import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const dist = new URL('../dist/', import.meta.url);

test('is a few files, each with a name that says what it holds', () => {
  expect(readdirSync(dist).toSorted()).toEqual([
    'THIRD-PARTY-LICENSES.txt',
    'audit.js',
    'file-type.js',
    'form-validator.cjs',
    'fuzzy-search.cjs',
    'http-cache.cjs',
    'http-server.js',
    'http2-client.cjs',
    'jose.js',
    'json-schemas.cjs',
    'main.js',
    'oauth.js',
    'ratelimit.js',
    'sandbox.js',
    'server.js',
    'tour.js',
    'uri-templates.cjs',
  ]);
});

test('brings the licences of what is inside', () => {
  const licenses = readFileSync(new URL('THIRD-PARTY-LICENSES.txt', dist), 'utf8');
  for (const name of ['zod', 'got', 'fastmcp', '@modelcontextprotocol/sdk', 'jose', 'fastify', 'hono']) {
    expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
  }
});

// What stands in for these calls the real thing by these names.
test.each([
  ['form-validator', 'AjvJsonSchemaValidator'],
  ['fuzzy-search', 'default'],
  ['http-cache', 'default'],
  ['http-cache', 'CacheError'],
  ['json-schemas', 'toJsonSchema'],
  ['json-schemas', 'strictJsonSchema'],
])('%s.cjs is there when it is needed, with its %s', (file, name) => {
  const part: unknown = createRequire(new URL('main.js', dist))(`./${file}.cjs`);
  expect(part).toHaveProperty(name, expect.any(Function));
});

test('uri-templates.cjs and http2-client.cjs are there when they are needed', () => {
  const require = createRequire(new URL('main.js', dist));
  expect(require('./uri-templates.cjs')).toEqual(expect.any(Function));
  expect(require('./http2-client.cjs')).toHaveProperty('default.auto', expect.any(Function));
});

test('has of zod no more in server.js than what is called', () => {
  expect(readFileSync(new URL('server.js', dist), 'utf8')).not.toContain('function fromJSONSchema(');
});

// What is imported by import() becomes a file of its own in bundle.mjs, or an ordinary import in bundling/source-changes.mjs.
test('has no module in server.js that is wrapped in a function, whose text would be read twice at each start', () => {
  expect(readFileSync(new URL('server.js', dist), 'utf8')).not.toContain('__esm(');
});
