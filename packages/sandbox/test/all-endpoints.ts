import { groups } from '@makegate/client';
import type { Endpoint } from '@makegate/client';

/** Every operation that the client knows. */
export async function allEndpoints(): Promise<readonly Endpoint[]> {
  const found: Endpoint[] = [];
  // One after the other: on Node 22 Jest cannot link modules that are imported at the same time and share a dependency.
  for (const load of Object.values(groups)) found.push(...Object.values<Endpoint>(await load()));
  return found;
}
