import type { Principal } from '@makegate/auth';

/** Whether two requests come from one principal with the same scopes, in whatever order those are written. */
export const samePrincipal = (one: Principal, other: Principal): boolean =>
  one === other || textOf(one) === textOf(other);

const textOf = ({ tenant, id, scopes }: Principal): string => JSON.stringify([tenant, id, scopes.toSorted()]);
