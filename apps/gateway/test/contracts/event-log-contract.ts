import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { EventLog } from '../../src/sessions/event-log.js';
import type { Test } from './test.js';

const saying = (text: string): JSONRPCMessage => ({ jsonrpc: '2.0', method: 'say', params: { text } });

const textsOf = (events: Awaited<ReturnType<EventLog['after']>>): unknown[] =>
  events.map(({ message }) => ('method' in message ? message.params?.['text'] : undefined));

/** Every promise of an `EventLog`; `kept` is how many events of a session are certainly kept, `forgotten` how many never are. */
export function eventLogContract(
  test: Test,
  open: () => EventLog,
  { kept, forgotten }: { readonly kept: number; readonly forgotten: number },
): void {
  test('gives what followed an event on its stream, in order, and nothing else', async () => {
    const log = open();
    const session = randomUUID();
    const first = await log.append(session, 'call', saying('one'));
    await log.append(session, '_GET_stream', saying('elsewhere'));
    const second = await log.append(session, 'call', saying('two'));
    const third = await log.append(session, 'call', saying('three'));
    const rest = await log.after(session, first);
    assert.deepEqual(textsOf(rest), ['two', 'three']);
    assert.deepEqual(
      rest.map(({ id }) => id),
      [second, third],
    );
    assert.deepEqual(textsOf(await log.after(session, second)), ['three']);
    assert.deepEqual(await log.after(session, third), []);
  });

  test('gives every event an id of its own, also to many at once', async () => {
    const log = open();
    const session = randomUUID();
    const ids = await Promise.all(Array.from({ length: 30 }, (_, at) => log.append(session, 'call', saying(`${at}`))));
    assert.equal(new Set(ids).size, 30);
    assert.equal((await log.after(session, ids[0] ?? '')).length, 29);
  });

  test('keeps sessions apart', async () => {
    const log = open();
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const first = await log.append(mine, 'call', saying('one'));
    await log.append(theirs, 'call', saying('theirs'));
    await log.append(theirs, 'call', saying('theirs too'));
    assert.deepEqual(await log.after(mine, first), []);
  });

  test('has nothing to say about an event that it does not know', async () => {
    const log = open();
    assert.deepEqual(await log.after(randomUUID(), 'call.1'), []);
    assert.deepEqual(await log.after(randomUUID(), 'nonsense'), []);
  });

  test('forgets the oldest when there are many, and everything when told to', async () => {
    const log = open();
    const session = randomUUID();
    const first = await log.append(session, 'call', saying('first'));
    for (let at = 0; at < forgotten; at += 1) await log.append(session, 'call', saying(`${at}`));
    const rest = textsOf(await log.after(session, first));
    assert.ok(rest.length >= kept && rest.length < forgotten, `${rest.length} events are kept`);
    assert.equal(rest.at(-1), `${forgotten - 1}`);
    await log.forget(session);
    assert.deepEqual(await log.after(session, first), []);
  });
}
