import { jest } from '@jest/globals';
import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { thingRegistry } from '../fakes/thing-registry.js';
import { openGateway, type OpenedGateway } from './conformance-gateway.js';
import { conformanceBuild } from './conformance-build.js';
import { scoreOf } from './conformance-score.js';
import { runnerVersion, scoredScenarios, unscoredScenarios } from './requirements.js';
import { runConformance } from './run-conformance.js';

/** It takes two seconds; a scenario that hangs takes thirty. */
const limitMs = 90_000;
jest.setTimeout(limitMs + 20_000);

let redis: OwnRedis;
beforeAll(async () => {
  redis = await startOwnRedis();
}, startLimitMs);
afterAll(() => redis.close());

let gateway: OpenedGateway | undefined;
afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});

/** What the runner makes of the gateway with a list of tools that goes out as text or on a stream. */
async function conform(list: 'text' | 'stream', redisUrl?: string) {
  gateway = await openGateway(conformanceBuild(list), redisUrl);
  return runConformance(gateway.url, limitMs);
}

test('is measured by the version of the runner, and by the scenarios, that were agreed on', () => {
  expect(runnerVersion).toBe('0.2.0-alpha.12');
  expect(scoredScenarios).toHaveLength(30);
  expect(unscoredScenarios).toEqual(['server-session-lifecycle', 'json-schema-2020-12', 'server-sse-polling']);
});

test.each([
  ['a state file, the list of tools as text', 'text', 'file'],
  ['Redis, the list of tools on a stream', 'stream', 'redis'],
] as const)(
  'passes all 30 scored scenarios of 2025-11-25, and the others that apply, with %s',
  async (_, list, storage) => {
    const { verdicts, lastWords } = await conform(list, storage === 'redis' ? redis.url : undefined);
    const { passed, missed } = scoreOf(verdicts, [...scoredScenarios, ...unscoredScenarios]);
    if (missed.length > 0) throw new Error([...missed, lastWords].join('\n'));
    expect(passed).toBe(33);
    expect(scoreOf(verdicts, scoredScenarios)).toEqual({ passed: 30, missed: [] });
  },
);

test('would notice: a gateway with other tools does not pass', async () => {
  gateway = await openGateway({ ...conformanceBuild('text'), registry: () => thingRegistry() });
  const { verdicts } = await runConformance(gateway.url, limitMs);
  const { passed, missed } = scoreOf(verdicts, scoredScenarios);
  expect(passed + missed.length).toBe(30);
  expect(missed).toContainEqual(expect.stringMatching(/^tools-call-image: .* 1 failed; FAILURE tools-call-image/));
});
