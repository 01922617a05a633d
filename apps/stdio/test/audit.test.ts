import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJsonLines } from '@makegate/audit';
import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { failureOf, openServer } from './open-server.js';

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'makegate-stdio-audit-'));
});

afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

async function eventsIn(path: string) {
  const events = [];
  for await (const { event } of readJsonLines(path)) events.push(event);
  return events;
}

test('keeps a record of every call when it is asked to, on the disk before the answer, without secrets', async () => {
  const path = join(folder, 'calls.jsonl');
  const server = await openServer(sandbox, { args: ['--audit', path] });
  try {
    await server.call('scenarios_list', { limit: 1 });
    expect(await eventsIn(path)).toHaveLength(2);
    await server.call('scenarios_get', { scenarioId: 'a', token: 'hunter22' });
    await server.call('scenarios_frobnicate').catch(() => undefined);
    expect((await eventsIn(path)).slice(1)).toMatchObject([
      { tool: 'scenarios_list', effect: 'read', outcome: 'success', principal: 'local', arguments: { limit: 1 } },
      { tool: 'scenarios_get', code: 'arguments_invalid', outcome: 'failure', arguments: { token: '[redacted]' } },
      { category: 'decision', outcome: 'denied', code: 'tool_unknown' },
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  } finally {
    await server.close();
  }
});

test('stops a model that runs away with deletes, and lets it go on reading', async () => {
  const server = await openServer(sandbox, { args: ['--toolset', 'everything'] });
  try {
    const codes = [];
    for (let call = 0; call < 201; call += 1) {
      const result = await server.call('scenarios_delete', { scenarioId: 999_999 });
      codes.push(failureOf(result).code);
    }
    expect(new Set(codes.slice(0, 200))).toEqual(new Set(['make_not_found']));
    expect(codes.at(-1)).toBe('rate_limited');
    expect((await server.call('scenarios_list', { limit: 1 })).isError).toBeFalsy();
  } finally {
    await server.close();
  }
}, 30_000);
