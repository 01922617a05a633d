import { readdirSync, readFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);

test('is a few files, each with a name that says what it holds', () => {
  expect(readdirSync(dist).toSorted()).toEqual([
    'THIRD-PARTY-LICENSES.txt',
    'file-type.js',
    'http-server.js',
    'main.js',
    'sandbox.js',
    'server.js',
    'tour.js',
  ]);
});

test('brings the licences of what is inside', () => {
  const licenses = readFileSync(new URL('THIRD-PARTY-LICENSES.txt', dist), 'utf8');
  for (const name of ['zod', 'got', 'fastmcp', '@modelcontextprotocol/sdk', 'jose', 'fastify', 'hono']) {
    expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
  }
});
