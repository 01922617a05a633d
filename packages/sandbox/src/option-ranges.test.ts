import { startSandbox } from './index.js';
import type { SandboxOptions } from './index.js';

const bad: readonly (readonly [string, SandboxOptions])[] = [
  ['port', { port: 65_536 }],
  ['seed', { seed: -1 }],
  ['responsiveWaitMs', { responsiveWaitMs: Infinity }],
  ['runDurationMs', { runDurationMs: 2 ** 31 }],
  ['runDurationMs', { runDurationMs: 0.5 }],
  ['apiLimit', { apiLimit: Number.NaN }],
  ['onDemandScenarios', { onDemandScenarios: 1_001 }],
  ['quotaWindowMs', { quotaWindowMs: 0 }],
  ['quotaWindowMs', { quotaWindowMs: 86_400_001 }],
  ['plan', { plan: 'free', apiLimit: 3 }],
  ['oauthPort', { oauthPort: 65_536 }],
  ['accessTokenSeconds', { accessTokenSeconds: 0 }],
  ['refreshTokenSeconds', { refreshTokenSeconds: 1.5 }],
  ['refreshTokens', JSON.parse('{"refreshTokens":"never"}')],
  ['clock', { clock: () => Number.NaN }],
  ['clock', { clock: () => 9e15 }],
];

test.each(bad)('%s out of its range is a RangeError that names it', async (name, options) => {
  const start = startSandbox(options);
  await expect(start).rejects.toBeInstanceOf(RangeError);
  await expect(start).rejects.toThrow(name);
});

test.each([
  ['plan', '{"plan":"huge"}'],
  ['quotaWindow', '{"quotaWindow":"square"}'],
])('%s with a word it does not know is a RangeError that names it', async (name, text) => {
  const start = startSandbox(JSON.parse(text));
  await expect(start).rejects.toBeInstanceOf(RangeError);
  await expect(start).rejects.toThrow(name);
});

test.each([
  ['port', '{"port":"8080"}'],
  ['seed', '{"seed":null}'],
  ['tls', '{"tls":"yes"}'],
  ['oauthClients', '{"oauthClients":[{"name":"A"}]}'],
  ['clock', '{"clock":5}'],
  ['plan', '{"plan":5}'],
  ['faults[1]', '{"faults":[{"kind":"html"},{"kind":"flood"}]}'],
])('%s of the wrong type is a TypeError that names it', async (name, text) => {
  const start = startSandbox(JSON.parse(text));
  await expect(start).rejects.toBeInstanceOf(TypeError);
  await expect(start).rejects.toThrow(name);
});

test('an option that there is not is a TypeError that names it', async () => {
  const start = startSandbox(JSON.parse('{"prot":5}'));
  await expect(start).rejects.toThrow(new TypeError('There is no option prot.'));
});

test('the ends of the ranges are in them', async () => {
  const most = { responsiveWaitMs: 2 ** 31 - 1, runDurationMs: 2 ** 31 - 1, seed: 2 ** 32 - 1 };
  const zones = await Promise.all([startSandbox(most), startSandbox({ seed: 0, apiLimit: 0, onDemandScenarios: 0 })]);
  await Promise.all(zones.map((zone) => zone.close()));
  expect(zones).toHaveLength(2);
});
