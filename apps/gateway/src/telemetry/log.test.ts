import { createLog } from './log.js';

function recording(level: Parameters<typeof createLog>[0] = 'info') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

test('writes one line of JSON with level, time and correlation id', () => {
  const { log, last } = recording();
  log.info({ correlationId: 'c-1' }, 'Something happened.');
  expect(last()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    name: 'makegate-gateway',
    correlationId: 'c-1',
    msg: 'Something happened.',
  });
});

test('keeps quiet below its level', () => {
  const { log, lines } = recording('warn');
  log.info('quiet');
  expect(lines).toEqual([]);
});

test('logs of an error its code, message and causes, and nothing that hangs on it', () => {
  const { log, lines, last } = recording();
  const cause = Object.assign(new Error('connect redis://:hunter2@db:6379 failed'), {
    code: 'ECONNREFUSED',
    command: { name: 'set', args: ['canary-1'] },
  });
  log.error({ err: Object.assign(new Error('It failed.', { cause }), { request: { token: 'canary-2' } }) }, 'Failed.');
  expect(last().err).toMatchObject({
    message: 'It failed.',
    cause: { type: 'Error', code: 'ECONNREFUSED', message: expect.stringContaining('failed') },
  });
  expect(lines.join('')).not.toMatch(/hunter2|canary/);
});

test('hides headers and tokens by their names', () => {
  const { log, lines } = recording();
  log.info({ authorization: 'Bearer canary', request: { headers: { a: 'canary' }, token: 'canary' } }, 'Asked.');
  expect(lines.join('')).not.toContain('canary');
});

test('does not lose itself in errors that cause each other', () => {
  const { log, lines } = recording();
  const one = new Error('one');
  one.cause = one;
  log.error({ err: one }, 'Round.');
  expect(lines).toHaveLength(1);
});

test('keeps what is thrown that is no error', () => {
  const { log, last } = recording();
  log.error({ err: 'just text' }, 'Odd.');
  expect(last().err).toEqual({ type: 'string', message: 'just text' });
});
