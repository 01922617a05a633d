import type { MakeClient } from '@makegate/client';
import { listeners } from '../listeners.js';
import { pause } from '../pause.js';
import type { Place, PlaceAdvice } from '../tool-context.js';
import { backgroundWork } from './background-work.js';
import { candidatesAmong } from './candidates.js';
import { explain } from './explain.js';
import { interfaceKeeper } from './interface-keeper.js';
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
  /** For whoever asks why there are none. */
  readonly placeAdvice?: PlaceAdvice | undefined;
  /** The organization's `license.apiLimit`, in requests per minute. `undefined` when it cannot be known. */
  readonly apiLimit: () => Promise<number | undefined>;
  /** Names that scenarios must not take: those of the catalog. */
  readonly reservedNames: Iterable<string>;
  /** Keeps interfaces between starts. Default: every start reads them again. */
  readonly memory?: InterfaceMemory | undefined;
  /** Hears of a mistake of ours in work that nobody waits for. A Make that fails is none. Must not throw. */
  readonly onMistake?: (error: unknown) => void;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number;
  /** Waits in the background. Default: a timer that keeps no process alive. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What `freshen` calls old. */
const staleAfterMs = 60_000;

/** Offers scenarios as tools, sparing the organization's API limit. Does nothing before `start`. */
export function createScenarioTools(options: ScenarioToolsOptions): ScenarioTools {
  const { make, apiLimit, memory, now = Date.now, onMistake = () => {} } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const roll = scenarioRoll({ make, place: options.place, now, signal });
  const store = interfaceStore(make, now);
  const reader = interfaceReader({ store, apiLimit, now, signal });
  const offer = toolOffer(store.get, new Set(options.reservedNames));
  const changes = listeners();

  const read = latest(roll.read);
  const candidates = () => candidatesAmong(roll.scenarios());
  const announce = (): void => {
    keepNews();
    if (offer.update(roll.scenarios())) changes.announce();
  };
  const keeper = memory && interfaceKeeper(memory, onMistake);
  /** Without scenarios that are gone, so that the memory does not grow for ever. */
  const keepNews = (): void => {
    const present = new Set(roll.scenarios().map(({ id }) => id));
    const news = store.news()?.filter(({ scenarioId }) => present.has(scenarioId));
    if (news) keeper?.keep(news);
  };
  const recall = async (): Promise<void> => store.restore((await memory?.recall()) ?? []);

  const step = async (): Promise<number | undefined> => {
    if (roll.failure()?.retryInMs === 0) await read();
    // A Make that does not give its list, or asks for patience, is not asked for anything else meanwhile.
    const retryInMs = roll.failure()?.retryInMs;
    if (retryInMs !== undefined) return retryInMs;
    const waitMs = await reader.next(candidates());
    // What came since the last pause is announced together.
    if (waitMs !== 0) announce();
    return waitMs;
  };
  const background = backgroundWork({ step, pause: options.pause ?? quietPause, signal, onMistake });

  /** After the end whatever was on its way rejects, and nobody is left to tell. */
  const unlessEnded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const readAgain = (): Promise<void> =>
    unlessEnded(async () => {
      await read();
      announce();
      background.wake();
    });
  const refresh = async (scenarioId?: number): Promise<void> => {
    if (scenarioId !== undefined) store.doubt(scenarioId);
    await readAgain().catch(onMistake);
  };

  return {
    start(until) {
      if (until?.aborted === true) ending.abort();
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
      // Nobody asked for it in so many words, so it keeps to the time that Make was given to recover.
      const isHeldBack = (roll.failure()?.retryInMs ?? 0) > 0;
      if (!isHeldBack && (roll.ageMs() ?? 0) > staleAfterMs) void refresh();
    },
    tools: offer.tools,
    async explain(access = { scopes: undefined, readOnly: false }) {
      if (roll.ageMs() === undefined) await readAgain();
      return explain({ roll, store, offer, access, placeAdvice: options.placeAdvice });
    },
    onChange: changes.add,
    async close() {
      ending.abort();
      // What was read since the last announcement was paid for as well.
      keepNews();
      await keeper?.settled();
    },
  };
}

function quietPause(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, signal, { keepsProcess: false });
}
