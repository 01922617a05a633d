import { executions } from '../src/endpoints/executions.js';
import { organizations } from '../src/endpoints/organizations.js';
import { scenarios } from '../src/endpoints/scenarios.js';
import type { MakeClient } from '../src/index.js';

/** Nothing here runs: the compiler reads this file, and each line that should not compile is marked. */
export function wrongCallsDoNotCompile(make: MakeClient) {
  const right = [
    make.scenarios.list({ teamId: 1 }),
    make.scenarios.list({ organizationId: 1 }),
    make.connections.test({ connectionId: 1 }),
    make.templates.list(),
    make.users.me(),
    make.users.currentAuthorization(),
    make.users.currentAuthorization({}, { deadlineMs: 1 }),
    make.scenarios.run({ scenarioId: 1, data: { city: 'Brno' } }, { signal: AbortSignal.timeout(1) }),
    make.call(scenarios.get, { scenarioId: 1 }),
  ];
  const wrong = [
    // @ts-expect-error Make wants a team or an organization
    make.scenarios.list(),
    // @ts-expect-error and not both
    make.scenarios.list({ teamId: 1, organizationId: 1 }),
    // @ts-expect-error also where a list is walked
    make.each(scenarios.list, { isActive: true }),
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
    // @ts-expect-error these come in pages that have no offset
    make.each(executions.listAll, { since: 0 }),
    // @ts-expect-error these come in pages that are numbered
    make.each(organizations.searchExecutions, { organizationId: 1 }),
    // @ts-expect-error these too
    make.each(organizations.searchExecutionData, { organizationId: 1 }),
  ];
  return { right, wrong };
}

export async function repliesAreTyped(make: MakeClient) {
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
