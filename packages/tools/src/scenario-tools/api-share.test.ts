import { apiShare } from './api-share.js';

/** Answers in turn, and counts how often it was asked. */
function limits(...answers: (number | undefined | Error)[]) {
  const state = { asked: 0, nowMs: 0 };
  const look = async () => {
    state.asked += 1;
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { state, share: apiShare(look, () => state.nowMs) };
}

test('is a fifth of the limit, looked up once', async () => {
  const { state, share } = limits(60);
  expect(await Promise.all([share(), share()])).toEqual([12, 12]);
  state.nowMs += 86_400_000;
  expect(await share()).toBe(12);
  expect(state.asked).toBe(1);
});

test('is at least one request', async () => {
  expect(await limits(3).share()).toBe(1);
});

test('goes by the lowest limit while it is not known, and looks again later, not each time', async () => {
  const { state, share } = limits(undefined, new Error('no'), 240);
  expect([await share(), await share()]).toEqual([6, 6]);
  expect(state.asked).toBe(1);
  state.nowMs += 600_000;
  expect([await share(), await share()]).toEqual([6, 6]);
  expect(state.asked).toBe(2);
  state.nowMs += 600_000;
  expect(await share()).toBe(48);
});
