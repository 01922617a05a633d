import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { obstacleTo, type Access } from '../access.js';
import { isActiveOf } from '../scenarios/is-active.js';
import type { Explanation, ExposureReason } from './explanation.js';

/** What keeps a scenario from being a tool by its own state, or `undefined` when nothing does. */
export function stateAgainst(scenario: Scenario): 'not_on_demand' | 'invalid' | 'paused' | 'inactive' | undefined {
  if (!isOnDemand(scenario)) return 'not_on_demand';
  if (scenario.isinvalid === true) return 'invalid';
  if (scenario.isPaused === true) return 'paused';
  return isActiveOf(scenario) === true ? undefined : 'inactive';
}

export const isOnDemand = ({ scheduling }: Scenario): boolean => scheduling?.type === 'on-demand';

/** All that decides whether one scenario is a tool. */
export interface Circumstances {
  readonly scenario: Scenario;
  readonly toolName: string | undefined;
  readonly interfaceKnown: boolean;
  readonly interfaceFailure: string | undefined;
  readonly access: Pick<Access, 'scopes' | 'readOnly'>;
}

/** Whether a scenario is a tool, why not, and what to do about it. */
export function explanationOf(circumstances: Circumstances): Explanation {
  const { scenario, toolName } = circumstances;
  const reason = reasonFor(circumstances);
  return {
    scenarioId: scenario.id,
    scenarioName: scenario.name,
    exposed: reason === 'exposed',
    ...(toolName === undefined ? {} : { toolName }),
    reason,
    fix: fixes[reason](circumstances),
  };
}

type ScenarioReason = Exclude<ExposureReason, 'team_unknown' | 'list_failed'>;

function reasonFor({ scenario, interfaceKnown, interfaceFailure, access }: Circumstances): ScenarioReason {
  const own = stateAgainst(scenario);
  if (own !== undefined) return own;
  const obstacle = obstacleTo({ effect: 'run', scopes: scenarios.run.scopes }, access);
  if (obstacle !== undefined) return obstacle.reason;
  if (interfaceKnown) return 'exposed';
  return interfaceFailure === undefined ? 'interface_pending' : 'interface_failed';
}

const fixes: Readonly<Record<ScenarioReason, (circumstances: Circumstances) => string>> = {
  exposed: ({ toolName }) => `Call ${toolName ?? 'its tool'}.`,
  inactive: ({ scenario }) => `Switch it on: scenarios_start with scenarioId ${scenario.id}.`,
  not_on_demand: () => 'Set its scheduling to on-demand. Until then scenarios_run can run it by its id.',
  invalid: () => 'Make found mistakes in it. Open it in Make, correct the marked modules and save.',
  paused: () => 'Make has paused it. Open it in Make and resume it.',
  interface_pending: () => 'Its inputs have not been read yet, to spare the API limit. It appears by itself.',
  interface_failed: ({ interfaceFailure }) =>
    `Its inputs could not be read (${interfaceFailure}). It is tried again by itself; scenarios_run works meanwhile.`,
  scope_missing: () => `Use a Make token that also has ${scenarios.run.scopes.join(', ')}.`,
  read_only: () => 'This server is read-only. Its operator can lift that.',
};

/** The answer when no scenario is known at all: the code of the error, or none when there was no one place to look at. */
export function explanationWithoutScenarios(failure: string | undefined): Explanation {
  if (failure === undefined) {
    const fix = 'The credential sees several organizations. Set MAKE_TEAM or MAKE_ORGANIZATION for this server.';
    return { exposed: false, reason: 'team_unknown', fix };
  }
  const fix = `The scenarios could not be listed (${failure}). It is tried again by itself; status says more.`;
  return { exposed: false, reason: 'list_failed', fix };
}
