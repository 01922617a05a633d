import { FaultSchema } from './fault-schema.js';
import type { ArmedFault } from './fault-schema.js';

type Reset = Extract<ArmedFault, { readonly kind: 'reset' }>;

/** A fault that answers in place of the zone. */
export type StandIn = Exclude<ArmedFault, Reset>;

/** The faults that wait for their request. Of several that fit one, the first that was added is meant. */
export interface Faults {
  /** Throws a `ZodError` for a malformed fault. */
  add(fault: unknown): void;
  clear(): void;
  /** The fault to answer a request with that has just come in, counted as used. */
  takeStandIn(method: string, path: string): StandIn | undefined;
  /** Whether to cut the reply of a request that has been carried out; a yes is counted as used. */
  takeReset(method: string, path: string): boolean;
}

export function createFaults(): Faults {
  let armed: (ArmedFault & { times: number })[] = [];
  const find = (method: string, path: string) => armed.find(({ match }) => fits(match, method, path));
  const use = (fault: { times: number }) => {
    fault.times -= 1;
    armed = armed.filter(({ times }) => times > 0);
  };
  return {
    add: (fault) => void armed.push(FaultSchema.parse(fault)),
    clear: () => {
      armed = [];
    },
    takeStandIn: (method, path) => {
      const found = find(method, path);
      if (!found || found.kind === 'reset') return undefined;
      use(found);
      return found;
    },
    takeReset: (method, path) => {
      const found = find(method, path);
      if (found?.kind !== 'reset') return false;
      use(found);
      return true;
    },
  };
}

function fits(match: ArmedFault['match'], method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path === undefined) return true;
  return match.path.endsWith('*') ? path.startsWith(match.path.slice(0, -1)) : path === match.path;
}
