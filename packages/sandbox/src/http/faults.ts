import { createRandom } from '../seed/random.js';
import type { Random } from '../seed/random.js';
import { isNamed } from './endpoint-pattern.js';
import { drawDelay } from './fault-delay.js';
import { FaultSchema } from './fault-schema.js';
import type { ArmedFault } from './fault-schema.js';

type Kind<Name extends ArmedFault['kind']> = Extract<ArmedFault, { readonly kind: Name }>;
type Latency = Kind<'latency'>;

/** A fault that comes in place of an answer. */
export type StandIn = Kind<'html' | 'large' | 'status' | 'reset' | 'stale'>;

/** A fault in the answer to a call that was carried out. */
export type Ending = Kind<'reset' | 'slow' | 'truncated'>;

/** A request, as far as faults tell requests apart. */
export interface Asked {
  readonly method: string;
  /** Below `/api/v2`. */
  readonly path: string;
  readonly endpoint: string | undefined;
  /** Whether its connection has carried another request before. */
  readonly reused: boolean;
}

/** What befalls a request at one moment: first the delay, then the fault. */
export interface Mishap<Found> {
  readonly delayMs: number;
  readonly fault?: Found;
}

/** A fault that waits for its requests. */
export interface FaultReport {
  readonly fault: ArmedFault;
  /** How many requests it has met. */
  readonly used: number;
}

/** The faults that wait for their requests. Of several that fit one at the same moment, the first that was added is meant. */
export interface Faults {
  /** Throws a `ZodError` for a malformed fault. */
  add(fault: unknown): void;
  clear(): void;
  /** Those still armed, in the order they were added. */
  list(): readonly FaultReport[];
  /** What befalls a request that has just come in, counted as used. */
  onArrival(asked: Asked): Mishap<StandIn>;
  /** What befalls the answer to a call that has been carried out, counted as used. */
  onReply(asked: Asked): Mishap<Ending>;
  /** Whether the zone is out of reach; a yes is counted as used. */
  takeOutage(): boolean;
  /** How fast the zone's clock is. */
  skewMs(): number;
}

interface Armed {
  readonly fault: ArmedFault;
  readonly random: Random;
  readonly untilMs: number;
  left: number;
  used: number;
}

/** The clock tells when faults with a time of their own are over, in milliseconds since 1970. */
export function createFaults(now: () => number): Faults {
  let armed: Armed[] = [];
  const live = () => {
    if (armed.length > 0) armed = armed.filter(({ untilMs, left }) => left > 0 && untilMs > now());
    return armed;
  };

  function take<Found extends ArmedFault>(
    meant: (fault: ArmedFault) => fault is Found,
    asked?: Asked,
  ): Met<Found> | undefined {
    for (const each of live()) {
      const { fault, random } = each;
      if (!meant(fault) || !meets(fault, random, asked)) continue;
      each.left -= 1;
      each.used += 1;
      return { fault, random };
    }
    return undefined;
  }

  const mishap = <Found extends ArmedFault>(
    at: Latency['at'],
    meant: (fault: ArmedFault) => fault is Found,
    asked: Asked,
  ): Mishap<Found> => {
    if (armed.length === 0) return noMishap;
    const late = take((fault): fault is Latency => fault.kind === 'latency' && fault.at === at, asked);
    const found = take(meant, asked);
    return { delayMs: late ? drawDelay(late.fault.delay, late.random) : 0, ...(found && { fault: found.fault }) };
  };

  return {
    add: (given) => {
      const fault = FaultSchema.parse(given);
      const untilMs = fault.forMs === undefined ? Infinity : now() + fault.forMs;
      const random = createRandom('seed' in fault ? fault.seed : 0);
      armed.push({ fault, random, untilMs, left: timesOf(fault), used: 0 });
    },
    clear: () => {
      armed = [];
    },
    list: () => live().map(({ fault, used }) => ({ fault, used })),
    onArrival: (asked) => mishap('request', isStandIn, asked),
    onReply: (asked) => mishap('reply', isEnding, asked),
    takeOutage: () => take((fault): fault is Kind<'outage'> => fault.kind === 'outage') !== undefined,
    skewMs: () => live().find(isSkew)?.fault.byMs ?? 0,
  };
}

interface Met<Found> {
  readonly fault: Found;
  readonly random: Random;
}

const noMishap = { delayMs: 0 };

function timesOf(fault: ArmedFault): number {
  if (!('match' in fault)) return Infinity;
  const { times, share, forMs } = fault;
  return times ?? (share === undefined && forMs === undefined ? 1 : Infinity);
}

const isStandIn = (fault: ArmedFault): fault is StandIn =>
  (fault.kind === 'reset' && fault.at === 'request') ||
  fault.kind === 'html' ||
  fault.kind === 'large' ||
  fault.kind === 'status' ||
  fault.kind === 'stale';

const isEnding = (fault: ArmedFault): fault is Ending =>
  (fault.kind === 'reset' && fault.at !== 'request') || fault.kind === 'slow' || fault.kind === 'truncated';

const isSkew = (armed: Armed): armed is Armed & { readonly fault: Kind<'skew'> } => armed.fault.kind === 'skew';

/** Draws for the share only when everything else fits, so that other requests do not change what is drawn. */
function meets(fault: ArmedFault, random: Random, asked: Asked | undefined): boolean {
  if (!('match' in fault) || !asked) return true;
  if (fault.kind === 'stale' && !asked.reused) return false;
  return fits(fault.match, asked) && (fault.share === undefined || random.next() < fault.share);
}

function fits(match: Latency['match'], { method, path, endpoint }: Asked): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  return isNamed(match.path ?? '*', path) && isNamed(match.endpoint ?? '*', endpoint ?? '');
}
