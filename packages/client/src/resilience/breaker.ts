import type { Clock } from './clock.js';
import { failureWindow } from './failure-window.js';
import type { Sending } from './send.js';
import { waitingLine } from './waiting-line.js';

/** What an attempt says about the health of the zone. `neither`: nothing, as one that was cancelled or never sent. */
export type Verdict = 'well' | 'ill' | 'neither';

/** Lets everything through, nothing but a probe each second, or as many at once as have just gone well. */
export type BreakerState = 'closed' | 'open' | 'half_open';

/** Leave to send one attempt. */
export interface Pass {
  /** Whether the breaker still is as it was when it gave the leave. Otherwise the attempt has to ask again. */
  readonly valid: boolean;
  /** To be called once, when the attempt has ended. */
  leave(verdict: Verdict): void;
}

/** Keeps attempts from a part of Make that has been failing. */
export interface Breaker {
  readonly state: BreakerState;
  /** Lets an attempt in at once, or nothing when it would have to wait. */
  enter(): Pass | undefined;
  /** Lets an attempt in when its turn has come; nothing when that would be after the deadline. */
  wait(call: Pick<Sending, 'signal' | 'deadlineAtMs'>): Promise<Pass | undefined>;
  /** For one that would have to wait now: how long until the next probe at the least. */
  waitMs(): number;
}

/** All breakers of a zone send one probe a second between them. */
export interface Probes {
  nextAtMs: number;
}

export interface BreakerOptions {
  readonly clock: Clock;
  readonly probes: Probes;
  readonly onChange?: ((state: BreakerState) => void) | undefined;
}

const probeEveryMs = 1_000;
/** After one probe two attempts at once, then four, then eight; when those went well there is no limit any more. */
const lastStage = 8;

export function breaker({ clock, probes, onChange }: BreakerOptions): Breaker {
  const window = failureWindow(() => clock.now());
  let state: BreakerState = 'closed';
  /** Attempts of a state that is over say nothing about the present one. */
  let epoch = 0;
  let stage = 1;
  let under = 0;
  let succeeded = 0;
  let stopTimer: (() => void) | undefined;

  function become(next: BreakerState): void {
    epoch += 1;
    under = 0;
    succeeded = 0;
    stage = 1;
    state = next;
    if (next === 'closed') window.clear();
    onChange?.(next);
  }

  function mayProbe(): boolean {
    return state === 'open' && clock.now() >= probes.nextAtMs;
  }

  function enter(): Pass | undefined {
    if (mayProbe()) {
      probes.nextAtMs = clock.now() + probeEveryMs;
      become('half_open');
    }
    if (state === 'open' || (state === 'half_open' && under + succeeded >= stage)) return undefined;
    under += 1;
    const entered = epoch;
    return {
      get valid() {
        return entered === epoch;
      },
      leave(verdict) {
        if (entered === epoch) settle(verdict);
        if (line.length > 0) letIn();
      },
    };
  }

  function settle(verdict: Verdict): void {
    under -= 1;
    if (verdict === 'neither') return unproven();
    if (state === 'closed') return count(verdict === 'ill');
    if (verdict === 'ill') return trip();
    succeeded += 1;
    if (succeeded < stage) return;
    succeeded = 0;
    stage *= 2;
    if (stage > lastStage) become('closed');
  }

  /** A probe that proved nothing: the next one is due a second after it. */
  function unproven(): void {
    if (state === 'half_open' && stage === 1) become('open');
  }

  function count(ill: boolean): void {
    window.add(ill);
    if (ill && window.tooMany()) trip();
  }

  function trip(): void {
    probes.nextAtMs = Math.max(probes.nextAtMs, clock.now() + probeEveryMs);
    become('open');
  }

  const line = waitingLine<Pass>({ clock, next: enter, unused: (pass) => pass.leave('neither'), changed: letIn });

  /** Lets in who may go, in order, and looks again when the next probe is due. */
  function letIn(): void {
    line.serve();
    stopTimer?.();
    stopTimer = line.length > 0 && state === 'open' ? clock.after(probes.nextAtMs - clock.now(), letIn) : undefined;
  }

  const waitMs = (): number => (state === 'open' ? Math.max(0, probes.nextAtMs - clock.now()) : 0);

  return {
    get state() {
      return state;
    },
    enter: () => (line.length > 0 ? undefined : enter()),
    wait: async (call) => (clock.now() + waitMs() >= call.deadlineAtMs ? undefined : line.wait(call)),
    waitMs,
  };
}
