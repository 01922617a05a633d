import { readFileSync } from 'node:fs';
import { requireNode } from './node-version.js';

test.each(['20.20.2', '22.18.0', '18.0.0'])('refuses Node %s in one sentence with the fix', (version) => {
  expect(() => requireNode(version)).toThrow(
    `Node: has to be 22.19 or newer; the one that runs this is ${version}. Install Node 24 from nodejs.org.`,
  );
});

test.each(['22.19.0', '22.20.1', '24.0.0', '26.10.0', process.versions.node])('takes Node %s', (version) => {
  expect(() => requireNode(version)).not.toThrow();
});

test('asks for the Node that the package asks for', () => {
  const manifest: { readonly engines: { readonly node: string } } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  expect(manifest.engines.node).toBe('>=22.19');
});
