import { memoryAuditLog } from '@makegate/audit';
import type { AuditLog } from '@makegate/audit';
import { credentialsOver, keyring, memoryDataKeyStore, memorySecretStore, newEncryptionKey } from '@makegate/auth';
import { parseEncryptionKeys, Secret, sealer } from '@makegate/auth';
import type { CredentialPlace } from '@makegate/auth';
import { memoryLimiter } from '@makegate/ratelimit';
import { createConfirmations, memoryOnce } from '@makegate/tools';
import type { ToolOutcome } from '@makegate/tools';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createLog } from '../src/telemetry/log.js';
import { openWorkspace } from '../src/workspaces/workspace.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';
import { watchedZone } from './fakes/watched-zone.js';

afterEach(closeServed);

const ana = { tenant: 'default', id: 'ana', scopes: ['make:read', 'make:run', 'make:write', 'make:delete'] } as const;
const hooks = { signal: new AbortController().signal, progress: () => {} };

/** A workspace over a zone, with a clock that the test turns. */
async function opened(first: 'apiToken' | 'readOnlyToken' = 'apiToken', audit: AuditLog = memoryAuditLog()) {
  const zone = await watchedZone();
  const keyProvider = keyring(parseEncryptionKeys(newEncryptionKey('k1').reveal()));
  const credentials = credentialsOver({
    secrets: memorySecretStore(),
    sealer: sealer({ keyProvider, dataKeys: memoryDataKeyStore() }),
  });
  const setCredential = (token: string, url = zone.url, place: CredentialPlace = {}) =>
    credentials.put(ana, { zone: url, kind: 'apiToken', token: new Secret(token), ...place });
  await setCredential(zone.sandbox[first]);
  const lines: string[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  let atMs = 0;
  const workspace = await openWorkspace(ana, {
    tools: { toolset: 'everything', readOnly: false, scenarioTools: true, waitBudgetMs: 1_000 },
    credentials,
    confirmations: createConfirmations({ key: randomBytes(32), once: memoryOnce() }),
    limiter: memoryLimiter([]),
    audit,
    onCall: () => {},
    onExchange: () => {},
    onCredentialsFailed: (error) => log.warn({ err: error }, 'The storage does not answer'),
    handBack: new AbortController().signal,
    log,
    now: () => atMs,
  });
  closeLater({ close: async () => workspace.close() });
  await workspace.ready;
  const { surface } = workspace;
  const readings = (): number => zone.seen.filter(({ path }) => path.endsWith('/current-authorization')).length;
  const call = async () => surface.call('organizations_list', {}, hooks);
  return {
    workspace,
    surface,
    zone,
    credentials,
    lines,
    setCredential,
    readings,
    call,
    at: (ms: number) => (atMs = ms),
  };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('It never became so.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('reads its scopes once for many calls, and again when they are five minutes old', async () => {
  const { at, call, readings } = await opened();
  for (let called = 0; called < 5; called += 1) await call();
  expect(readings()).toBe(1);
  at(300_000);
  await call();
  await until(() => readings() === 2);
});

test('reads its scopes again after Make has forbidden something', async () => {
  const { at, call, readings, zone } = await opened();
  at(10_000);
  zone.sandbox.addFault({ match: { path: '/organizations' }, kind: 'status', status: 403 });
  expect(await call()).toMatchObject({ kind: 'failed', failure: { code: 'make_forbidden' } });
  await until(() => readings() === 2);
});

test('reads its scopes again as soon as another token is used', async () => {
  const { call, readings, setCredential, surface, zone } = await opened();
  const scopesBefore = surface.access.scopes;
  await setCredential(zone.sandbox.readOnlyToken);
  await call();
  await until(() => readings() === 2);
  await until(() => surface.access.scopes !== scopesBefore);
  expect(surface.access.scopes).not.toContain('scenarios:run');
});

test('lets the next call do what a stronger token may do, without anybody asking anything else first', async () => {
  const { setCredential, surface, zone } = await opened('readOnlyToken');
  const before = surface.list().length;
  const run = () => surface.call('scenarios_run', { scenarioId: 999_999 }, hooks);
  expect(await run()).toMatchObject({ failure: { code: 'scope_missing' } });
  await setCredential(zone.sandbox.apiToken);
  expect(await run()).toMatchObject({ failure: { code: 'make_not_found' } });
  expect(surface.list().length).toBeGreaterThan(before);
});

test('lists the tools of a stronger token with the next list', async () => {
  const { setCredential, surface, workspace, zone } = await opened('readOnlyToken');
  const before = surface.list().length;
  await setCredential(zone.sandbox.apiToken);
  await workspace.current();
  expect(surface.list().length).toBeGreaterThan(before);
});

test('looks into the store once more for a call, and not at Make, while the credential stays', async () => {
  const { call, credentials, readings } = await opened();
  const describe = credentials.describe.bind(credentials);
  let looks = 0;
  credentials.describe = (principal) => {
    looks += 1;
    return describe(principal);
  };
  for (let called = 0; called < 3; called += 1) await call();
  expect({ looks, readings: readings() }).toEqual({ looks: 3, readings: 1 });
});

test('tells those who listen once that it has moved to another zone, and stops telling those who left', async () => {
  const { call, setCredential, surface, zone } = await opened();
  const heard: string[] = [];
  surface.onChange(() => heard.push('stayed'));
  const leave = surface.onChange(() => heard.push('left'));
  leave();
  const listed = surface.list();
  await setCredential(zone.sandbox.apiToken, zone.sandbox.url);
  const ends = await Promise.all([call(), call(), call()]);
  expect(ends.map((end) => end.kind === 'failed' && end.failure.code)).toEqual(
    Array.from({ length: 3 }, () => 'credential_moved'),
  );
  await until(() => heard.length > 0);
  expect(heard).toEqual(['stayed']);
  expect(surface.list()).not.toBe(listed);
  expect(await call()).toMatchObject({ kind: 'answered' });
});

test('logs under the id of the call what happens during a call', async () => {
  const { credentials, lines, surface } = await opened();
  credentials.find = () => Promise.reject(new Error('The disk is gone.'));
  const end = await surface.call('organizations_list', {}, { ...hooks, correlationId: 'call-7' });
  expect(end).toMatchObject({ kind: 'failed', failure: { code: 'store_unavailable' } });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', correlationId: 'call-7' }]);
});

test('says of a failing audit log what it is, and not that a call went wrong', async () => {
  const failed = Object.assign(new Error('The disk is full.'), { code: 'audit_unavailable' });
  const { lines, surface } = await opened('apiToken', { append: () => Promise.reject(failed), failing: () => false });
  await surface.call('organizations_list', {}, { ...hooks, correlationId: 'call-8' });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', correlationId: 'call-8', msg: 'The audit log may lack the event of a tool call' },
  ]);
});

const answerOf = (end: ToolOutcome) => (end.kind === 'answered' ? end.answer : {});

test('a preview confirms nothing any more when another credential was set since, also in the same zone', async () => {
  const { setCredential, surface, zone } = await opened();
  const listed = answerOf(await surface.call('hooks_list', { teamId: zone.sandbox.teamId }, hooks));
  const [hook] = z.array(z.object({ id: z.number() })).parse(listed['hooks']);
  const remove = (more: object = {}) => surface.call('hooks_delete', { hookId: hook?.id, ...more }, hooks);
  const { confirmationToken } = answerOf(await remove());
  expect(confirmationToken).toEqual(expect.any(String));
  await setCredential(zone.sandbox.apiToken);
  expect(await remove({ confirmationToken })).toMatchObject({ failure: { code: 'confirmation_invalid' } });
  await setCredential(zone.sandbox.apiToken, zone.sandbox.url);
  expect(await remove({ confirmationToken })).toMatchObject({ failure: { code: 'credential_moved' } });
  await until(() => surface.access.scopes !== undefined);
  expect(await remove({ confirmationToken })).toMatchObject({ failure: { code: 'confirmation_invalid' } });
});

test('works where the credential says, and follows it to another place', async () => {
  const { setCredential, surface, workspace, zone } = await opened();
  const { apiToken, teamId, otherTeamId } = zone.sandbox;
  const scenariosOf = async () => surface.call('scenarios_list', {}, hooks);
  const scenarioTools = () => surface.list().filter(({ name }) => name.startsWith('run_'));
  expect(await scenariosOf()).toMatchObject({ failure: { code: 'team_required' } });
  await setCredential(apiToken, zone.url, { teamId });
  expect(await scenariosOf()).toMatchObject({ failure: { code: 'credential_moved' } });
  await workspace.current();
  expect(await scenariosOf()).toMatchObject({ kind: 'answered' });
  const here = scenarioTools();
  await setCredential(apiToken, zone.url, { teamId: otherTeamId });
  await workspace.current();
  expect(here.length).toBeGreaterThan(0);
  expect(scenarioTools()).not.toEqual(here);
});
