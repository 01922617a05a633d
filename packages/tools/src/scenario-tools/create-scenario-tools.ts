import type { MakeClient } from '@makegate/client';
import { listeners } from '../listeners.js';
import { pause } from '../pause.js';
import type { Place } from '../tool-context.js';
import { backgroundWork } from './background-work.js';
import { explain } from './explain.js';
import { stateAgainst } from './exposure.js';
import type { InterfaceMemory } from './interface-memory.js';
import { interfaceReader } from './interface-reader.js';
import { interfaceStore } from './interface-store.js';
import { latest } from './latest.js';
import { scenarioRoll } from './scenario-roll.js';
import type { ScenarioTools } from './scenario-tools.js';
import { toolOffer } from './tool-offer.js';

/** Where the scenarios are, and how much of Make's limit may be spent on them. */
export interface ScenarioToolsOptions {
  readonly make: Pick<MakeClient, 'each' | 'organizations' | 'scenarios'>;
  readonly place: Place;
  /** The organization's `license.apiLimit`, in requests per minute. `undefined` when it cannot be known. */
  readonly apiLimit: () => Promise<number | undefined>;
  /** Names that scenarios must not take: those of the catalog. */
  readonly reservedNames: Iterable<string>;
  /** Keeps interfaces between starts. Default: every start reads them again. */
  readonly memory?: InterfaceMemory | undefined;
  /** Interfaces that `start` reads before it resolves. Default 10. */
  readonly maxAtStart?: number;
  /** How many of them at the same time. Default 5. */
  readonly concurrency?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
  /** Waits in the background. Default: a timer that keeps no process alive. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What `freshen` calls old. */
const staleAfterMs = 60_000;

/** Offers scenarios as tools, sparing the organization's API limit. Does nothing before `start`. */
export function createScenarioTools(options: ScenarioToolsOptions): ScenarioTools {
  const { make, apiLimit, maxAtStart = 10, concurrency = 5, now = Date.now } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const roll = scenarioRoll({ make, place: options.place, now, signal });
  const store = interfaceStore(make, now);
  const reader = interfaceReader({ store, apiLimit, maxAtStart, concurrency, now, signal });
  const offer = toolOffer(store.get, new Set(options.reservedNames));
  const changes = listeners();

  const read = latest(roll.read);
  const candidates = () => roll.scenarios().filter((scenario) => stateAgainst(scenario) === undefined);
  const announce = (): void => {
    if (offer.update(roll.scenarios())) changes.announce();
    keep();
  };
  /** Without scenarios that are gone, so that the memory does not grow for ever. */
  const keep = (): void => {
    const present = new Set(roll.scenarios().map(({ id }) => id));
    const news = store.news()?.filter(({ scenarioId }) => present.has(scenarioId));
    if (news) void options.memory?.keep(news);
  };
  const recall = async (): Promise<void> => store.restore((await options.memory?.recall()) ?? []);

  const step = async (): Promise<number | undefined> => {
    const retryInMs = roll.failure()?.retryInMs;
    if (retryInMs !== undefined && retryInMs > 0) return retryInMs;
    if (retryInMs === 0) await read();
    const waitMs = await reader.next(candidates());
    // What came since the last pause is announced together.
    if (waitMs !== 0) announce();
    return waitMs;
  };
  const background = backgroundWork({ step, pause: options.pause ?? quietPause, signal });

  const refresh = (scenarioId?: number): Promise<void> =>
    unlessEnded(async () => {
      if (scenarioId !== undefined) store.doubt(scenarioId);
      await read();
      announce();
      background.wake();
    });

  return {
    start(until) {
      until?.addEventListener('abort', () => ending.abort(), { once: true });
      return unlessEnded(async () => {
        await Promise.all([read(), recall()]);
        await reader.first(candidates());
        announce();
        background.wake();
      });
    },
    refresh,
    freshen() {
      if ((roll.ageMs() ?? 0) > staleAfterMs) void refresh();
    },
    tools: offer.tools,
    async explain(access = { scopes: undefined, readOnly: false }) {
      if (roll.ageMs() === undefined) await refresh();
      return explain({ roll, store, offer, access });
    },
    onChange: changes.add,
    close: () => ending.abort(),
  };
}

function quietPause(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, signal, { keepsProcess: false });
}

/** Only the end of everything makes reading reject, and then nobody is left to tell. */
async function unlessEnded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    // See above.
  }
}
