import { setTimeout as passed } from 'node:timers/promises';
import { createScenarioTools } from '../src/scenario-tools/create-scenario-tools.js';
import type { InterfaceMemory, KnownInterface } from '../src/scenario-tools/interface-memory.js';
import { closeLater, interfaceReads, setUp, untilOffered, type Setting } from './scenario-tools-zone.js';

/** What a file would hold: the text of the interfaces, so that nothing is shared by reference. */
function textMemory(): InterfaceMemory & { readonly text: () => string } {
  let text = '[]';
  return {
    recall: async () => JSON.parse(text) as KnownInterface[],
    keep: async (known) => void (text = JSON.stringify(known)),
    text: () => text,
  };
}

/** A first start that comes to know everything, then a second one on the same zone. */
async function restart(change: (setting: Setting) => Promise<void> | void = () => {}) {
  const memory = textMemory();
  const first = await setUp({ onDemandScenarios: 30 }, { memory });
  await first.scenarioTools.start();
  await untilOffered(first.scenarioTools, 30);
  await first.scenarioTools.close();
  await change(first);
  first.sandbox.clearRequests();
  const { sandbox, make, clock } = first;
  const again = createScenarioTools({
    make,
    place: { teamId: sandbox.teamId },
    apiLimit: async () => 60,
    reservedNames: [],
    now: () => clock.nowMs,
    memory,
  });
  closeLater(() => again.close());
  await again.start();
  return { again, sandbox, memory };
}

test('ends when the memory has everything, also what was read and not yet shown', async () => {
  const kept: number[] = [];
  const slow: InterfaceMemory = {
    recall: async () => [],
    async keep(known) {
      await passed(30);
      kept.push(known.length);
    },
  };
  const { scenarioTools, sandbox } = await setUp({ onDemandScenarios: 30 }, { memory: slow });
  await scenarioTools.start();
  await untilOffered(scenarioTools, 30);
  const ending = scenarioTools.close();
  expect(kept.at(-1)).not.toBe(30);
  await ending;
  expect(kept.at(-1)).toBe(interfaceReads(sandbox).length);
});

describe('with a memory', () => {
  test('a restart offers everything at once and reads no interface', async () => {
    const { again, sandbox } = await restart();
    expect(again.tools()).toHaveLength(30);
    expect(interfaceReads(sandbox)).toHaveLength(0);
  });

  test('a restart reads the interface of a scenario that was edited meanwhile', async () => {
    const { again, sandbox } = await restart(async ({ make, sandbox: zone, clock }) => {
      clock.nowMs += 1_000;
      const {
        scenarios: [scenario],
      } = await make.scenarios.list({ teamId: zone.teamId });
      await make.scenarios.update({ scenarioId: scenario?.id ?? 0, name: 'Renamed' });
    });
    expect(interfaceReads(sandbox)).toHaveLength(1);
    expect(again.tools().map(({ name }) => name)).toContain('run_renamed');
  });

  test('what is older than a day is offered at once and read again', async () => {
    const { again, sandbox } = await restart(({ clock }) => void (clock.nowMs += 86_400_000));
    expect(again.tools()).toHaveLength(30);
    expect(interfaceReads(sandbox)).toHaveLength(10);
  });

  test('keeps no scenario that is gone', async () => {
    const { again, memory } = await restart(async ({ make, sandbox: zone, clock }) => {
      clock.nowMs += 1_000;
      const {
        scenarios: [first, second],
      } = await make.scenarios.list({ teamId: zone.teamId });
      await make.scenarios.delete({ scenarioId: first?.id ?? 0 });
      await make.scenarios.update({ scenarioId: second?.id ?? 0, name: 'Renamed' });
    });
    expect(again.tools()).toHaveLength(29);
    expect(JSON.parse(memory.text())).toHaveLength(29);
  });
});
