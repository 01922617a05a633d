import { pause } from './pause.js';

test('ends with the signal’s own reason', async () => {
  const ending = new AbortController();
  const pausing = pause(60_000, ending.signal);
  const reason = new Error('that is enough');
  ending.abort(reason);
  await expect(pausing).rejects.toBe(reason);
  await expect(pause(60_000, ending.signal)).rejects.toBe(reason);
});

test('resolves after its time', async () => {
  const begun = performance.now();
  await pause(20, new AbortController().signal, { keepsProcess: false });
  expect(performance.now() - begun).toBeGreaterThan(15);
});
