import type { Scenario } from '@makegate/client/endpoints/scenarios';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import { obstacleTo, type Grants } from '../access.js';
import type { PlaceAdvice } from '../tool-context.js';
import { isActiveOf } from '../scenarios/is-active.js';
import type { Explanation, ExposureReason } from './explanation.js';
import type { ScenarioTool } from './scenario-tool.js';

/** More tools than this help nobody: clients show all of them to a model in every conversation. */
export const mostTools = 200;

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
  /** The tool that is offered for it now. */
  readonly tool: Pick<ScenarioTool, 'listsInputs'> | undefined;
  /** Whether it is among those that may be tools at the same time. */
  readonly isCandidate: boolean;
  readonly interfaceFailure: string | undefined;
  readonly access: Grants;
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

/** What it takes to call any scenario's tool. */
const needs = { effect: 'run', scopes: scenarios.run.scopes } as const;

type ScenarioReason = Exclude<ExposureReason, 'team_unknown' | 'list_failed'>;

function reasonFor({ scenario, tool, isCandidate, interfaceFailure, access }: Circumstances): ScenarioReason {
  const own = stateAgainst(scenario);
  if (own !== undefined) return own;
  const obstacle = obstacleTo(needs, access);
  if (obstacle !== undefined) return obstacle.reason;
  if (!isCandidate) return 'over_limit';
  if (tool !== undefined) return 'exposed';
  return interfaceFailure === undefined ? 'interface_pending' : 'interface_failed';
}

const fixes: Readonly<Record<ScenarioReason, (circumstances: Circumstances) => string>> = {
  exposed: ({ toolName = 'its tool', tool }) =>
    tool?.listsInputs === false
      ? `Call ${toolName}. It has too many inputs to list: scenarios_get names them, and the tool takes them in inputs.`
      : `Call ${toolName}.`,
  inactive: ({ scenario }) => `Switch it on: scenarios_start with scenarioId ${scenario.id}.`,
  not_on_demand: () => 'Set its scheduling to on-demand. Until then scenarios_run can run it by its id.',
  invalid: () => 'Make found mistakes in it. Open it in Make, correct the marked modules and save.',
  paused: () => 'Make has paused it. Open it in Make and resume it.',
  over_limit: () =>
    `Only the ${mostTools} scenarios edited last are tools. Edit it to make it one, or run it by its id with scenarios_run.`,
  interface_pending: () => 'Its inputs have not been read yet, to spare the API limit. It appears by itself.',
  interface_failed: ({ interfaceFailure }) =>
    `Its inputs could not be read (${interfaceFailure}). It is tried again by itself; scenarios_run works meanwhile.`,
  grant_missing: ({ access }) =>
    `Ask the operator of this server for a key with ${(obstacleTo(needs, access)?.missingGrants ?? []).join(' and ')}.`,
  scope_missing: () => `Use a Make token that also has ${scenarios.run.scopes.join(', ')}.`,
  read_only: () => 'This server is read-only. Its operator can lift that.',
};

/** The answer when no scenario is known at all: the code of the error, or none when there was no one place to look at. */
export function explanationWithoutScenarios(failure: string | undefined, advice: PlaceAdvice | undefined): Explanation {
  if (failure === undefined) {
    const choose = advice ? ` To choose one, ${advice.organization}; or ${advice.team}.` : '';
    const fix = `The credential sees several organizations, so none was taken.${choose}`;
    return { exposed: false, reason: 'team_unknown', fix };
  }
  const fix = `The scenarios could not be listed (${failure}). It is tried again by itself; status says more.`;
  return { exposed: false, reason: 'list_failed', fix };
}
