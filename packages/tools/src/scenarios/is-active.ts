import type { Scenario } from '@makegate/client/endpoints/scenarios';

/** Whether a scenario is switched on. `undefined` when Make does not say; an older Make says it by its old name. */
export const isActiveOf = ({ isActive, islinked }: Pick<Scenario, 'isActive' | 'islinked'>): boolean | undefined =>
  isActive ?? islinked;
