import { readFileSync } from 'node:fs';
import { addressOnly, createVerifier } from '../src/index.js';
import { bytes } from './deliveries.js';

interface Egress {
  readonly readOn: string;
  readonly source: string;
  readonly zones: Readonly<Record<string, readonly string[]>>;
}

const egress = JSON.parse(readFileSync(new URL('../make-egress.json', import.meta.url), 'utf8')) as Egress;

test('the addresses of Make are data with a date and a source, and fit allowIps', async () => {
  expect(egress.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(egress.source).toMatch(/^https:\/\/www\.make\.com\//);
  const verifier = createVerifier({ scheme: addressOnly, allowIps: egress.zones['eu1.make.com'] ?? [] });
  const from = async (ip: string) => (await verifier.verify({ headers: {}, body: bytes('{}'), ip })).ok;
  expect(await from('54.75.157.176')).toBe(true);
  expect(await from('::ffff:54.75.157.176')).toBe(true);
  expect(await from('34.254.1.9')).toBe(false);
  const everywhere = Object.values(egress.zones).flat();
  expect(new Set(everywhere).size).toBe(everywhere.length);
  expect(() => createVerifier({ scheme: addressOnly, allowIps: everywhere })).not.toThrow();
});
