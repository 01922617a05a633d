import { scenarios } from './endpoints/scenarios.js';
import type { MakeClient } from './make-client.js';

/** Never run: the compiler is what tests it. */
function wrongCallsDoNotCompile(make: MakeClient) {
  const right = [
    make.scenarios.list({ teamId: 1 }),
    make.scenarios.list(),
    make.users.me(),
    make.users.currentAuthorization(),
    make.users.currentAuthorization({}, { deadlineMs: 1 }),
    make.scenarios.run({ scenarioId: 1, data: { city: 'Brno' } }, { signal: AbortSignal.timeout(1) }),
    make.call(scenarios.get, { scenarioId: 1 }),
  ];
  const wrong = [
    // @ts-expect-error the id is a number
    make.scenarios.get({ scenarioId: '1' }),
    // @ts-expect-error the id is required
    make.scenarios.get({}),
    // @ts-expect-error arguments are required here
    make.scenarios.get(),
    // @ts-expect-error there is no such argument
    make.scenarios.get({ scenarioId: 1, verbose: true }),
    // @ts-expect-error there is no such argument, nor any other
    make.users.currentAuthorization({ verbose: true }),
    // @ts-expect-error there is no such method
    make.scenarios.explode({ scenarioId: 1 }),
    // @ts-expect-error a blueprint is an object, not text
    make.scenarios.create({ teamId: 1, blueprint: '{}', scheduling: { type: 'on-demand' } }),
    // @ts-expect-error only lists have rows
    make.each(scenarios.get, { scenarioId: 1 }),
  ];
  return { right, wrong };
}

async function repliesAreTyped(make: MakeClient) {
  const { scenario } = await make.scenarios.get({ scenarioId: 1 });
  const name: string = scenario.name;
  for await (const row of make.each(scenarios.list, { teamId: 1 })) {
    const id: number = row.id;
    // @ts-expect-error a row's id is a number
    const text: string = row.id;
    return { name, id, text };
  }
  return undefined;
}

test('wrong calls do not compile (the compiler reads this file)', () => {
  expect([wrongCallsDoNotCompile.length, repliesAreTyped.length]).toEqual([1, 1]);
});
