import type { Grants } from '../access.js';
import type { PlaceAdvice } from '../tool-context.js';
import { candidatesAmong } from './candidates.js';
import type { Explanation } from './explanation.js';
import { explanationOf, explanationWithoutScenarios } from './exposure.js';
import type { InterfaceStore } from './interface-store.js';
import type { ScenarioRoll } from './scenario-roll.js';
import type { ToolOffer } from './tool-offer.js';

export interface Known {
  readonly roll: ScenarioRoll;
  readonly store: InterfaceStore;
  readonly offer: ToolOffer;
  readonly access: Grants;
  readonly placeAdvice: PlaceAdvice | undefined;
}

/** One row for each scenario, or a single one that says why none is known. */
export function explain({ roll, store, offer, access, placeAdvice }: Known): readonly Explanation[] {
  const scenarios = roll.scenarios();
  const failure = roll.failure();
  if (scenarios.length === 0 && failure) return [explanationWithoutScenarios(failure.code, placeAdvice)];
  if (!roll.placed()) return [explanationWithoutScenarios(undefined, placeAdvice)];
  const candidates = new Set(candidatesAmong(scenarios));
  return scenarios.map((scenario) =>
    explanationOf({
      scenario,
      toolName: offer.nameOf(scenario.id),
      tool: offer.toolOf(scenario.id),
      isCandidate: candidates.has(scenario),
      interfaceFailure: store.failureOf(scenario.id),
      access,
    }),
  );
}
