import { EventEmitter, once } from 'node:events';
import { listReads, setUp, untilOffered, untilWoken } from './scenario-tools-zone.js';

test('offers a scenario later when its interface could not be read, and names the failure until then', async () => {
  const resumed: (() => void)[] = [];
  const pauses = new EventEmitter();
  const paused = once(pauses, 'pause');
  const { scenarioTools, sandbox, make, clock } = await setUp(
    {},
    {
      pause: (ms) => {
        pauses.emit('pause', ms);
        return new Promise<void>((resolve) => resumed.push(resolve));
      },
    },
  );
  const { scenarios } = await make.scenarios.list({ teamId: sandbox.teamId });
  const scenarioId = scenarios.find(({ name }) => name === 'Quote shipping cost')?.id;
  sandbox.addFault({ match: { path: `/scenarios/${scenarioId}/interface` }, kind: 'status', status: 503 });
  await scenarioTools.start();
  const rows = await scenarioTools.explain();
  expect(rows.find((row) => row.scenarioId === scenarioId)).toMatchObject({
    exposed: false,
    reason: 'interface_failed',
    fix: expect.stringContaining('make_unavailable'),
  });
  expect(scenarioTools.tools()).toHaveLength(6);
  expect(await paused).toEqual([60_000]);
  clock.nowMs += 60_000;
  resumed.at(-1)?.();
  await untilOffered(scenarioTools, 7);
});

test('starts without Make, says so, and finds the scenarios when Make is back', async () => {
  const resumed: (() => void)[] = [];
  const { scenarioTools, sandbox, clock } = await setUp(
    {},
    { pause: () => new Promise<void>((resolve) => resumed.push(resolve)) },
  );
  sandbox.addFault({ match: { path: '/scenarios' }, kind: 'status', status: 503, times: 1 });
  await scenarioTools.start();
  expect(scenarioTools.tools()).toEqual([]);
  expect(await scenarioTools.explain()).toEqual([
    { exposed: false, reason: 'list_failed', fix: expect.stringContaining('make_unavailable') },
  ]);
  clock.nowMs += 60_000;
  resumed.at(-1)?.();
  await untilOffered(scenarioTools, 7);
});

test('goes on trying, ever more seldom, however often Make fails', async () => {
  const pausesMs: number[] = [];
  const setting = await setUp(
    {},
    {
      pause: async (ms, signal) => {
        signal.throwIfAborted();
        pausesMs.push(ms);
        setting.clock.nowMs += ms;
      },
    },
  );
  const { scenarioTools, sandbox } = setting;
  sandbox.addFault({ match: { path: '/scenarios' }, kind: 'status', status: 503, times: 4 });
  await scenarioTools.start();
  await untilOffered(scenarioTools, 7);
  expect(pausesMs.slice(0, 4)).toEqual([60_000, 120_000, 240_000, 480_000]);
});

test('keeps to the time Make asks for, whoever lists the tools meanwhile', async () => {
  const { scenarioTools, sandbox, make, clock } = await setUp({}, { pause: untilWoken });
  const headers = { 'retry-after': '300' };
  sandbox.addFault({ match: { path: '/scenarios' }, kind: 'status', status: 429, headers });
  await scenarioTools.start();
  clock.nowMs += 61_000;
  scenarioTools.freshen();
  // As far as to Make and back.
  await make.users.me({});
  expect(listReads(sandbox)).toHaveLength(1);
  clock.nowMs += 240_000;
  scenarioTools.freshen();
  await untilOffered(scenarioTools, 7);
  expect(listReads(sandbox)).toHaveLength(2);
});

describe('a mistake of ours', () => {
  const bug = new TypeError('bug');
  const throwBug = () => {
    throw bug;
  };

  test('makes the start reject', async () => {
    const { scenarioTools } = await setUp();
    scenarioTools.onChange(throwBug);
    await expect(scenarioTools.start()).rejects.toBe(bug);
  });

  test('is told of when it happens in the background, or to a refresh that nobody waits for', async () => {
    const mistakes = new EventEmitter();
    const { scenarioTools } = await setUp(
      { onDemandScenarios: 15 },
      { onMistake: (error) => void mistakes.emit('mistake', error) },
    );
    await scenarioTools.start();
    const told = once(mistakes, 'mistake');
    scenarioTools.onChange(throwBug);
    expect(await told).toEqual([bug]);
  });

  test('is not what an end in the middle of everything looks like', async () => {
    const mistakes: unknown[] = [];
    const { scenarioTools } = await setUp(
      { onDemandScenarios: 15 },
      { onMistake: (error) => void mistakes.push(error) },
    );
    const starting = scenarioTools.start();
    await scenarioTools.close();
    await starting;
    await scenarioTools.refresh();
    expect(mistakes).toEqual([]);
  });
});
