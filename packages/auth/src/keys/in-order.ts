import type { ServiceKey } from './service-key.js';

/** Oldest first, then by id. */
export const inOrder = (keys: Iterable<ServiceKey>): readonly ServiceKey[] =>
  [...keys].toSorted((left, right) => left.createdAtMs - right.createdAtMs || (left.id < right.id ? -1 : 1));
