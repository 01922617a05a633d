import { interfaceReads, listReads, setUp, untilOffered, untilWoken } from './scenario-tools-zone.js';

describe('with 200 scenarios', () => {
  test('reads one list and ten interfaces before it is ready, the latest edits first', async () => {
    const { scenarioTools, sandbox } = await setUp(
      { onDemandScenarios: 200 },
      // Stays at the first pause, so that only the start is seen.
      {
        pause: untilWoken,
      },
    );
    await scenarioTools.start();
    expect(scenarioTools.tools()).toHaveLength(10);
    expect(interfaceReads(sandbox)).toHaveLength(10);
    // 200 scenarios and the inactive ones are three pages of at most 100.
    expect(listReads(sandbox).length).toBeLessThanOrEqual(3);
    expect(sandbox.requests()).toHaveLength(10 + listReads(sandbox).length);
  });

  test('reads the rest with a fifth of the API limit in any minute, each once, announced in batches', async () => {
    const { scenarioTools, sandbox } = await setUp({ onDemandScenarios: 200 });
    let announced = 0;
    scenarioTools.onChange(() => (announced += 1));
    await scenarioTools.start();
    await untilOffered(scenarioTools, 200);
    const reads = interfaceReads(sandbox);
    expect(new Set(reads.map(({ path }) => path)).size).toBe(200);
    expect(reads).toHaveLength(200);
    for (const { at } of reads) {
      const minute = reads.filter((other) => other.at > at - 60_000 && other.at <= at);
      expect(minute.length).toBeLessThanOrEqual(12);
    }
    expect(announced).toBeLessThanOrEqual(2 + Math.ceil(190 / 12));
    expect(new Set(scenarioTools.tools().map(({ name }) => name)).size).toBe(200);
  });

  test('reads nothing but the list again while no scenario is edited', async () => {
    const { scenarioTools, sandbox, clock } = await setUp({ onDemandScenarios: 30 });
    await scenarioTools.start();
    await untilOffered(scenarioTools, 30);
    const offered = scenarioTools.tools();
    sandbox.clearRequests();
    await scenarioTools.refresh();
    scenarioTools.freshen();
    expect(listReads(sandbox)).toHaveLength(1);
    clock.nowMs += 61_000;
    scenarioTools.freshen();
    await scenarioTools.refresh();
    expect(interfaceReads(sandbox)).toEqual([]);
    // One because the list was old, and one because somebody asked while it was being read.
    expect(listReads(sandbox)).toHaveLength(3);
    expect(scenarioTools.tools()).toBe(offered);
  });
});

test('offers no more than 200 scenarios, reads no other interface, and says so', async () => {
  const { scenarioTools, sandbox } = await setUp({ onDemandScenarios: 205 });
  await scenarioTools.start();
  await untilOffered(scenarioTools, 200);
  const rows = await scenarioTools.explain();
  expect(rows.filter(({ exposed }) => exposed)).toHaveLength(200);
  const over = rows.filter(({ reason }) => reason === 'over_limit');
  expect(over).toHaveLength(5);
  expect(over[0]).toMatchObject({ exposed: false, fix: expect.stringContaining('scenarios_run') });
  expect(new Set(interfaceReads(sandbox).map(({ path }) => path)).size).toBe(200);
});
