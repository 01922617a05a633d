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
    assert.deepEqual(await directory.find(record.id), record);
    assert.equal(await directory.find(randomUUID()), undefined);
  });

  test('writes over a session that is opened again', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    await directory.open({ ...record, json: true }, 60_000);
    assert.deepEqual(await directory.find(record.id), { ...record, json: true });
  });

  test('forgets a session after its time, which its owner begins anew and nobody else', async () => {
    const directory = open();
    const [used, unused] = [recordOf(), recordOf()];
    await Promise.all([directory.open(used, 800), directory.open(unused, 800)]);
    for (let at = 0; at < 5; at += 1) {
      await passed(200);
      assert.equal(await directory.renew(used.id, 'one', 800), 'one');
      await directory.find(unused.id);
      await directory.renew(unused.id, 'two', 60_000);
    }
    assert.equal(await directory.find(unused.id), undefined);
    assert.equal(await directory.renew(unused.id, 'one', 60_000), undefined);
    assert.equal(await directory.claim(unused.id, 'one', 'two'), false);
  });

  test('says who the owner is to whoever wants to renew a session', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    assert.equal(await directory.renew(record.id, 'two', 60_000), 'one');
    await directory.claim(record.id, 'one', '');
    assert.equal(await directory.renew(record.id, 'one', 60_000), '');
    assert.equal(await directory.renew(randomUUID(), 'one', 60_000), undefined);
  });

  test('lets exactly one of many claims win, and no claim from who is not the owner', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    assert.equal(await directory.claim(record.id, 'nobody', 'two'), false);
    const claimers = Array.from({ length: 20 }, (_, at) => `claimer-${at}`);
    const claims = await Promise.all(claimers.map((to) => directory.claim(record.id, 'one', to)));
    assert.equal(claims.filter((won) => won).length, 1);
    assert.equal((await directory.find(record.id))?.owner, claimers[claims.indexOf(true)]);
  });

  test('lets a session be claimed that was let go', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    assert.equal(await directory.claim(record.id, 'one', ''), true);
    assert.equal(await directory.claim(record.id, '', 'two'), true);
    assert.deepEqual(await directory.find(record.id), { ...record, owner: 'two' });
  });

  test('does not make a claimed session last longer', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 100);
    await directory.claim(record.id, 'one', 'two');
    await passed(200);
    assert.equal(await directory.find(record.id), undefined);
  });

  test('forgets a session that its owner closes, and cannot claim it', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    assert.equal(await directory.close(record.id, 'one'), true);
    assert.equal(await directory.close(record.id, 'one'), true);
    assert.equal(await directory.find(record.id), undefined);
    assert.equal(await directory.claim(record.id, 'one', 'two'), false);
  });

  test('does not let a former owner close a session', async () => {
    const directory = open();
    const record = recordOf();
    await directory.open(record, 60_000);
    await directory.claim(record.id, 'one', 'two');
    assert.equal(await directory.close(record.id, 'one'), false);
    assert.equal((await directory.find(record.id))?.owner, 'two');
    assert.equal(await directory.close(record.id, 'two'), true);
  });
}
