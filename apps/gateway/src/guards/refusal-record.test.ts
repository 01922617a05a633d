import { refusalRecord, type KeptOut } from './refusal-record.js';
import type { AuditTrail } from '../audit-trail.js';

type Written = Parameters<AuditTrail>[0];

const stranger: KeptOut = {
  action: 'host.refuse',
  code: 'host_forbidden',
  correlationId: 'first',
  principal: undefined,
  tenant: undefined,
  ip: '192.0.2.1',
  host: 'evil.example',
  origin: undefined,
};

const ana = { principal: 'ana', tenant: 'default' };

let written: Written[];
let record: ReturnType<typeof refusalRecord>;
beforeEach(() => {
  written = [];
  record = refusalRecord(async (event) => void written.push(event));
});
afterEach(() => record.close());

const times = async (count: number, of: (at: number) => KeptOut): Promise<void> => {
  for (let at = 0; at < count; at += 1) await record.add(of(at));
};

test('writes the first of many down, and then how many more there were', async () => {
  await times(1_000, () => stranger);
  expect(written).toHaveLength(1);
  await record.turn();
  expect(written).toEqual([
    expect.objectContaining({ action: 'host.refuse', outcome: 'denied', correlationId: 'first' }),
    expect.objectContaining({
      action: 'host.refuse',
      correlationId: 'first',
      arguments: expect.objectContaining({ ip: '192.0.2.1', repeated: 999 }),
    }),
  ]);
});

test('begins anew with every turn, and says nothing of what came once', async () => {
  await record.add(stranger);
  await record.turn();
  await record.add({ ...stranger, correlationId: 'second' });
  await record.turn();
  expect(written.map(({ correlationId }) => correlationId)).toEqual(['first', 'second']);
});

test.each<[string, Partial<KeptOut>, number]>([
  ['another address', { ip: '192.0.2.2' }, 2],
  ['another refusal', { action: 'sign-in.refuse', code: 'token_invalid' }, 2],
  ['another reason', { code: 'token_missing' }, 2],
  ['another name for it', { host: 'other.example' }, 1],
])('tells %s apart or not', async (_what, change, events) => {
  await record.add(stranger);
  await record.add({ ...stranger, ...change });
  expect(written).toHaveLength(events);
});

test('counts all addresses of an IPv6 network together', async () => {
  await times(50, (at) => ({ ...stranger, ip: `2001:db8::${at.toString(16)}` }));
  expect(written).toHaveLength(1);
});

test('counts a principal by their name, from wherever they call', async () => {
  await times(50, (at) => ({ ...stranger, ...ana, ip: `192.0.2.${at}` }));
  await record.add({ ...stranger, ...ana, principal: 'ben' });
  expect(written.map(({ principal }) => principal)).toEqual(['ana', 'ben']);
});

test('is not filled from any number of addresses', async () => {
  await times(5_000, (at) => ({ ...stranger, ip: `10.0.${at >> 8}.${at & 255}` }));
  await record.turn();
  expect(written).toHaveLength(102);
  expect(written.at(-1)).toMatchObject({
    action: 'requests.refuse',
    arguments: { ip: 'elsewhere', repeated: 4_899 },
  });
});

test('keeps little of what a client sends', async () => {
  await record.add({ ...stranger, host: 'h'.repeat(12_000), origin: 'o'.repeat(12_000) });
  expect(JSON.stringify(written).length).toBeLessThan(1_000);
});

test('writes at its end what was only counted', async () => {
  await times(3, () => stranger);
  await record.close();
  expect(written.at(-1)).toMatchObject({ arguments: { repeated: 2 } });
});
