import { createServiceKey } from '@makegate/auth';
import { fastMcpLog } from './fastmcp-log.js';
import { createLog } from './log.js';

const key = createServiceKey({
  deployment: 'tests',
  tenant: 'default',
  principal: 'ana',
  name: 'laptop',
  scopes: ['make:read'],
}).text.reveal();

function linesOf(text: string): string[] {
  const lines: string[] = [];
  fastMcpLog(createLog('info', { write: (line) => void lines.push(line) }))('error', text);
  return lines;
}

test('writes what fastmcp says, the first line of it', () => {
  const [line = '{}'] = linesOf('Unknown message type\n  at somewhere');
  expect(JSON.parse(line)).toMatchObject({ level: 'error', source: 'fastmcp', msg: 'Unknown message type' });
});

test.each([0, 150, 180])('writes no key that a client sent, also not a part of one, after %i characters', (before) => {
  const [line = ''] = linesOf(`${'x'.repeat(before)} {"authorization":"Bearer ${key}"}`);
  expect(line).not.toContain(key.slice(5, 15));
  expect(JSON.parse(line).msg.length).toBeLessThanOrEqual(200);
});
