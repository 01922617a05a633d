import { openZone } from './open-zone.js';
import type { OpenZone } from './open-zone.js';

let open: OpenZone;
let other: OpenZone;

const startMs = Date.now();
const clock = () => startMs;

beforeEach(async () => {
  open = await openZone({ clock });
  other = await openZone({ seed: 2, clock });
});

afterEach(async () => {
  await open.zone.close();
  await other.zone.close();
});

const exportedBy = async ({ zone }: OpenZone) => (await fetch(`${zone.url}/_sandbox/state`)).text();
const importInto = ({ zone }: OpenZone, body: string) => fetch(`${zone.url}/_sandbox/state`, { method: 'PUT', body });
const json = { 'content-type': 'application/json' };

test('an exported zone is imported to the last byte, over HTTP and in process', async () => {
  const lines = await exportedBy(open);
  expect(lines).not.toBe(await exportedBy(other));
  expect((await importInto(other, lines)).status).toBe(204);
  expect(await exportedBy(other)).toBe(lines);
  expect([...other.zone.exportState()].join('')).toBe(lines);
  other.zone.reset();
  other.zone.importState(open.zone.exportState());
  expect(await exportedBy(other)).toBe(lines);
});

test('the imported zone is the other one: its tokens open it, and its ids go on without a clash', async () => {
  await importInto(other, await exportedBy(open));
  await expect(other.make.users.me()).rejects.toMatchObject({ status: 401 });
  const there = { ...other, zone: { ...other.zone, apiToken: open.zone.apiToken } };
  const headers = { authorization: `Token ${there.zone.apiToken}`, ...json };
  const body = JSON.stringify({ teamId: open.zone.teamId, name: 'Made after' });
  const made = await fetch(`${other.zone.url}/api/v2/scenarios-folders`, { method: 'POST', headers, body });
  const { scenarioFolder }: { scenarioFolder: { id: number } } = JSON.parse(await made.text());
  expect(await exportedBy(open)).not.toContain(String(scenarioFolder.id));
  // Both go on from the same mark, so the same thing done in the zone of before gets the same id.
  const same = await open.make.folders.create({ teamId: open.zone.teamId, name: 'Made after' });
  expect(same.scenarioFolder).toEqual(scenarioFolder);
});

const head = '{"makegateSandbox":1,"lastId":9,"random":1}';
const user =
  '{"table":"users","row":{"id":5,"name":"A","email":"a","language":"en","timezoneId":2,"localeId":1,"countryId":2}}';

test.each([
  ['nothing at all', '', 1, 'nothing'],
  ['a head of another version', '{"makegateSandbox":99}', 1, 'first line'],
  ['what is not JSON', `${head}\n\n{"table":`, 3, 'JSON'],
  ['a table that nobody has', `${head}\n{"table":"__proto__","row":{}}`, 2, '__proto__'],
  ['a row that is none', `${head}\n{"table":"users","row":[]}`, 2, 'row'],
  ['a row without its key', `${head}\n{"table":"users","row":{"name":"A"}}`, 2, 'id'],
  ['the same key twice', `${head}\n${user}\n${user}`, 3, 'same id'],
  ['a row that nobody owns', `${head}\n{"table":"teams","row":{"id":1,"organizationId":7}}`, 2, 'organizationId 7'],
  ['a row without a column', `${head}\n${user.replace('"language":"en",', '')}`, 2, 'language'],
  ['an id that leaves no room', `${head}\n${user.replace('"id":5', '"id":9007199254740991')}`, 2, 'id'],
  ['an owner left out', `${head}\n{"table":"teams","row":{"id":1}}`, 2, 'organizationId'],
])('%s is refused by the number of its line, and the zone stays as it is', async (_, lines, line, named) => {
  const before = await exportedBy(open);
  const answer = await importInto(open, lines);
  expect(answer.status).toBe(400);
  const { detail, code }: Record<string, string> = JSON.parse(await answer.text());
  expect(code).toBe('SC400');
  expect(detail).toMatch(new RegExp(`^Line ${line}: .*${named}`));
  expect(() => open.zone.importState(lines.split('\n'))).toThrow(expect.objectContaining({ code: 'bad_line', line }));
  expect(await exportedBy(open)).toBe(before);
});

test('a bad line in front of many megabytes is answered after them', async () => {
  const answer = await importInto(open, `${head}\nnot json\n${`${user}\n`.repeat(100_000)}`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('Line 2') });
});

test('reset makes the zone as it was at the start, tokens, faults and requests included', async () => {
  const fixed = await openZone({ clock: () => Date.parse('2026-03-01T12:00:00Z') });
  try {
    const { zone, make } = fixed;
    const before = await exportedBy(fixed);
    await make.teams.delete({ teamId: zone.teamId, confirmed: true });
    const token = zone.createToken({ scopes: [] });
    zone.addFault({ kind: 'html', times: 9 });
    expect((await fetch(`${zone.url}/_sandbox/reset`, { method: 'POST', headers: json, body: '{}' })).status).toBe(204);
    expect(await exportedBy(fixed)).toBe(before);
    expect(zone.requests()).toEqual([]);
    await expect(make.teams.get({ teamId: zone.teamId })).resolves.toBeDefined();
    const headers = { authorization: `Token ${token}` };
    expect((await fetch(`${zone.url}/api/v2/users/me`, { headers })).status).toBe(401);
  } finally {
    await fixed.zone.close();
  }
});

test('a web page, which may not say that it sends JSON, resets nothing', async () => {
  const answer = await fetch(`${open.zone.url}/_sandbox/reset`, { method: 'POST', body: '' });
  expect(answer.status).toBe(415);
});

const running = (lines: string) => lines.match(/"status":"RUNNING"/g)?.length ?? 0;

test('a run that was going on when the zone was exported ends in the zone that goes on with it', async () => {
  const slow = await openZone({ runDurationMs: 60_000 });
  try {
    const { scenarios } = await slow.make.scenarios.list({ teamId: slow.zone.teamId });
    const stock = scenarios.find(({ name }) => name === 'Report stored records');
    const { executionId } = await slow.make.scenarios.run({ scenarioId: stock?.id ?? 0 });
    expect(executionId).toBeDefined();
    other.zone.importState(slow.zone.exportState());
    expect(running(await exportedBy(other))).toBe(1);
    other.zone.advance(60_000);
    expect(running(await exportedBy(other))).toBe(0);
  } finally {
    await slow.zone.close();
  }
});

interface Line {
  readonly table?: string;
  row?: Record<string, unknown>;
}

/** The lines of the zone with something done to each row of a table. */
async function spoilt(table: string, spoil: (row: Record<string, unknown>) => void): Promise<string> {
  const lines = (await exportedBy(open)).trimEnd().split('\n');
  return lines
    .map((text) => {
      const line: Line = JSON.parse(text);
      if (line.table === table && line.row) spoil(line.row);
      return JSON.stringify(line);
    })
    .join('\n');
}

test.each([
  ['a scenario without a blueprint', 'scenarios', (row: Record<string, unknown>) => delete row['blueprint']],
  ['a scenario without a schedule', 'scenarios', (row: Record<string, unknown>) => (row['scheduling'] = null)],
  ['a start beyond all dates', 'scenarios', (row: Record<string, unknown>) => (row['nextStartMs'] = 9e15)],
  ['an organization without a license', 'organizations', (row: Record<string, unknown>) => delete row['license']],
  ['a token without scopes', 'tokens', (row: Record<string, unknown>) => delete row['scopes']],
])('%s is refused, and the zone goes on', async (_, table, spoil) => {
  const before = await exportedBy(open);
  expect((await importInto(open, await spoilt(table, spoil))).status).toBe(400);
  expect(await exportedBy(open)).toBe(before);
  await expect(open.make.scenarios.list({ teamId: open.zone.teamId })).resolves.toBeDefined();
});

test('ids go on behind the largest that was imported, whatever the head says', async () => {
  const lines = (await exportedBy(open)).replace(/"lastId":\d+/, '"lastId":0');
  const largest = Math.max(...[...lines.matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id)));
  expect((await importInto(open, lines)).status).toBe(204);
  const { scenarioFolder } = await open.make.folders.create({ teamId: open.zone.teamId, name: 'Made after' });
  expect(scenarioFolder.id).toBeGreaterThan(largest);
});

test('a zone that was moved ahead goes on from its time where it is imported', async () => {
  const ahead = await openZone({ clock });
  try {
    ahead.zone.advance(2 * 86_400_000 + 60_000);
    other.zone.importState(ahead.zone.exportState());
    expect(await exportedBy(other)).toBe(await exportedBy(ahead));
    ahead.zone.advance(3_600_000);
    other.zone.advance(3_600_000);
    expect(await exportedBy(other)).toBe(await exportedBy(ahead));
  } finally {
    await ahead.zone.close();
  }
});

test('the zone can be exported and imported after an audited organization was deleted', async () => {
  const audited = await openZone({ license: { auditLogsDays: 30 } });
  try {
    const { organizationId } = audited.zone;
    await audited.make.organizations.delete({ organizationId, confirmed: true });
    other.zone.importState(audited.zone.exportState());
    expect(await exportedBy(other)).not.toContain(`"organizationId":${organizationId}`);
  } finally {
    await audited.zone.close();
  }
});
