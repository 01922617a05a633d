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
