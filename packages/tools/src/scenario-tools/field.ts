import type { ScenarioInterface } from '@makegate/client/endpoints/scenarios';

/** An input or output of a scenario, as Make describes it. */
export type Field = NonNullable<ScenarioInterface['input']>[number];
