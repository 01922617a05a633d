import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { eventLogContract } from '../../test/contracts/event-log-contract.js';
import { memoryEventLog } from './memory-event-log.js';

eventLogContract(test, () => memoryEventLog(), { kept: 128, forgotten: 400 });

const large = (size: number): JSONRPCMessage => ({ jsonrpc: '2.0', method: 'say', params: { text: 'x'.repeat(size) } });

test('keeps no more characters than it may, and goes on after an event that is too large', async () => {
  const log = memoryEventLog({ maxCharacters: 1_000 });
  const first = await log.append('session', 'call', large(10));
  await log.append('session', 'call', large(600));
  await log.append('session', 'call', large(600));
  expect(await log.after('session', first)).toHaveLength(1);
  await log.append('session', 'call', large(2_000));
  expect(await log.after('session', first)).toEqual([]);
  await log.append('session', 'call', large(10));
  expect(await log.after('session', first)).toHaveLength(1);
});

test('forgets what was said in the session that was silent longest when all together have said too much', async () => {
  const log = memoryEventLog({ maxCharacters: 1_000, maxCharactersOfAll: 2_000 });
  const first = new Map<string, string>();
  for (const session of ['silent', 'one', 'two', 'silent', 'three', 'one']) {
    const id = await log.append(session, 'call', large(350));
    first.set(session, first.get(session) ?? id);
  }
  const left = async (session: string) => (await log.after(session, first.get(session) ?? '')).length;
  expect(await Promise.all(['silent', 'one', 'two', 'three'].map(left))).toEqual([1, 1, 0, 0]);
  await log.append('three', 'call', large(350));
  expect(await Promise.all(['silent', 'one', 'two', 'three'].map(left))).toEqual([0, 1, 0, 1]);
});
