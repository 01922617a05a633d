import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import type { SessionDirectory, SessionRecord } from '../../src/sessions/session-directory.js';
import type { Test } from './test.js';

const recordOf = (owner = 'one'): SessionRecord => ({
  id: randomUUID(),
  owner,
  principal: { tenant: 'default', id: 'ana "é" \n', scopes: ['make:read', 'make:run'] },
  initialize: {
    protocolVersion: '2025-11-25',
    capabilities: { elicitation: {} },
    clientInfo: { name: 'n', version: 'v' },
  },
  json: false,
});

/** Every promise of a `SessionDirectory`. `open` gives one whose ids no other test uses; it takes real time. */
export function sessionDirectoryContract(test: Test, open: () => SessionDirectory): void {
  test('finds a session as it was written down', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    assert.deepEqual(await directory.touch(record.id, 60_000), record);
    assert.equal(await directory.touch(randomUUID(), 60_000), undefined);
  });

  test('writes over a session that is opened again', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    await directory.open({ ...record, json: true }, 60_000);
    assert.deepEqual(await directory.touch(record.id, 60_000), { ...record, json: true });
  });

  test('forgets a session after its time, which every touch begins anew', async () => {
    const directory = open();
    const [used, unused] = [recordOf(), recordOf()];
    await Promise.all([directory.open(used, 150), directory.open(unused, 150)]);
    for (let at = 0; at < 4; at += 1) {
      await passed(60);
      assert.equal((await directory.touch(used.id, 150))?.id, used.id);
    }
    assert.equal(await directory.touch(unused.id, 60_000), undefined);
    assert.equal(await directory.claim(unused.id, 'one', 'two'), false);
  });

  test('lets exactly one of many claims win, and no claim from who is not the owner', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    assert.equal(await directory.claim(record.id, 'nobody', 'two'), false);
    const claimers = Array.from({ length: 20 }, (_, at) => `claimer-${at}`);
    const claims = await Promise.all(claimers.map((to) => directory.claim(record.id, 'one', to)));
    assert.equal(claims.filter((won) => won).length, 1);
    assert.equal((await directory.touch(record.id, 60_000))?.owner, claimers[claims.indexOf(true)]);
  });

  test('lets a session be claimed that was let go', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    assert.equal(await directory.claim(record.id, 'one', ''), true);
    assert.equal(await directory.claim(record.id, '', 'two'), true);
    assert.deepEqual(await directory.touch(record.id, 60_000), { ...record, owner: 'two' });
  });

  test('does not make a claimed session last longer', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 100);
    await directory.claim(record.id, 'one', 'two');
    await passed(200);
    assert.equal(await directory.touch(record.id, 60_000), undefined);
  });

  test('forgets a session that is closed, and cannot claim it', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    await directory.close(record.id);
    await directory.close(record.id);
    assert.equal(await directory.touch(record.id, 60_000), undefined);
    assert.equal(await directory.claim(record.id, 'one', 'two'), false);
  });
}
