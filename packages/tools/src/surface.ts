import type { MakeClient } from '@makegate/client';
import { accessOver, obstacleTo, type Access } from './access.js';
import type { Confirmations } from './confirm.js';
import type { Tool, ToolHints } from './define-tool.js';
import { describeFailure, type InternalListener } from './failure.js';
import type { JsonSchema } from './json-schema.js';
import { listeners } from './listeners.js';
import { pause as pauseFor } from './pause.js';
import { pipeline, type Step } from './pipeline.js';
import type { ScenarioTools } from './scenario-tools/scenario-tools.js';
import { similarNames } from './similar-names.js';
import { authorized } from './steps/authorized.js';
import { confirmed, type ConfirmationAsker } from './steps/confirmed.js';
import { shaped } from './steps/shaped.js';
import { timed } from './steps/timed.js';
import { validated } from './steps/validated.js';
import type { Place, Progress, ToolContext } from './tool-context.js';
import { CallCancelledError, ToolUnknownError } from './tool-errors.js';
import type { ToolOutcome } from './tool-result.js';

/** A tool as `tools/list` shows it. */
export interface ToolListing {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly annotations: ToolHints;
}

export interface SurfaceOptions {
  /** In the order in which they are listed. Names must not repeat. */
  readonly tools: readonly Tool[];
  readonly make: MakeClient;
  readonly confirmations: Confirmations;
  /** Who calls, as far as this server tells callers apart. */
  readonly principal: string;
  /** The credential's scopes, `undefined` when they could not be read. See `Surface.learnScopes`. */
  readonly scopes: readonly string[] | undefined;
  /** Default false. Give `createMakeClient` the same setting: this one only hides and refuses tools. */
  readonly readOnly?: boolean;
  readonly place?: Place;
  readonly scenarioTools?: ScenarioTools | undefined;
  /** Default 25 000. */
  readonly waitBudgetMs?: number;
  /** When a call is given up. A call that may wait for a run gets at least 20 s more than `waitBudgetMs`. Default 60 000. */
  readonly deadlineMs?: number;
  /** The largest answer, in characters of JSON. Default 40 000, about 10 000 tokens. */
  readonly answerBudget?: number;
  /** Hears of every error whose text does not reach the caller. */
  readonly onInternal?: InternalListener;
  /** How tools wait. Default: a timer. */
  readonly pause?: ToolContext['pause'];
}

export interface CallHooks {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Asks the person behind the client. Leave out when the client cannot be asked. */
  readonly ask?: ConfirmationAsker | undefined;
}

/** What one server shows to one principal, free of any protocol. */
export interface Surface {
  /** The tools this credential can use: the catalog's in its order, then scenarios by name. The same array until a change. */
  list(): readonly ToolListing[];
  /** Never rejects. Hidden tools are refused as well: the list is not the guard. */
  call(name: string, args: Readonly<Record<string, unknown>>, hooks: CallHooks): Promise<ToolOutcome>;
  /** Why there is no such tool, or `undefined` when there is one. */
  refusalOf(name: string): (ToolOutcome & { readonly kind: 'refused' }) | undefined;
  readonly access: Access;
  /** Takes scopes that were read later, or that have changed. */
  learnScopes(scopes: readonly string[] | undefined): void;
  /** Calls back after `list()` has changed. Returns what stops it. */
  onChange(listener: () => void): () => void;
}

/** Joins tools, client and rules into what a protocol adapter serves. Starts nothing. */
export function createSurface(options: SurfaceOptions): Surface {
  const { tools, scenarioTools, readOnly = false, principal } = options;
  const catalog = new Map(tools.map((tool) => [tool.name, tool]));
  if (catalog.size < tools.length) throw new TypeError('Two tools share a name.');
  const handle = stepsOf(options)((call) => call.tool.run(call.args, call.context));
  const changes = listeners();
  let access = accessOver(tools, { scopes: options.scopes, readOnly });
  let listed: readonly ToolListing[] | undefined;

  const changed = (): void => {
    listed = undefined;
    changes.announce();
  };
  scenarioTools?.onChange(changed);

  const find = (name: string): Tool | undefined =>
    catalog.get(name) ?? scenarioTools?.tools().find((tool) => tool.name === name);

  const shownTools = () => [...tools, ...(scenarioTools?.tools() ?? [])].filter((tool) => !obstacleTo(tool, access));

  const contextFor = ({ signal, progress }: CallHooks): ToolContext => ({
    make: options.make,
    signal,
    progress,
    place: options.place ?? {},
    access,
    scenarioTools,
    waitBudgetMs: options.waitBudgetMs ?? 25_000,
    pause: options.pause ?? pauseFor,
  });

  const refuse = (name: string) => {
    const names = [...catalog.keys(), ...(scenarioTools?.tools().map((tool) => tool.name) ?? [])];
    const failure = describeFailure(new ToolUnknownError(name, similarNames(name, names)));
    return { kind: 'refused', failure } as const;
  };

  return {
    list() {
      scenarioTools?.freshen();
      return (listed ??= shownTools().map(listingOf));
    },

    async call(name, args, hooks) {
      const tool = find(name);
      if (tool === undefined) return refuse(name);
      try {
        const answer = await handle({ tool, args, principal, context: contextFor(hooks), ask: hooks.ask });
        if (writesScenarios(tool)) void scenarioTools?.refresh(idOf(args['scenarioId']));
        return { kind: 'answered', answer };
      } catch (error) {
        // Nobody waits for the answer any more; whatever happened to the call is no news for the operator either.
        if (hooks.signal.aborted) return { kind: 'failed', failure: describeFailure(new CallCancelledError()) };
        return { kind: 'failed', failure: describeFailure(error, options.onInternal) };
      }
    },

    refusalOf: (name) => (find(name) === undefined ? refuse(name) : undefined),

    get access() {
      return access;
    },

    learnScopes(scopes) {
      const before = JSON.stringify(access);
      access = accessOver(tools, { scopes, readOnly });
      if (JSON.stringify(access) !== before) changed();
    },

    onChange: changes.add,
  };
}

/** Every step a call takes, from the outside in. */
function stepsOf({ confirmations, deadlineMs = 60_000, answerBudget = 40_000 }: SurfaceOptions): Step {
  const inTime = timed(deadlineMs);
  return pipeline(authorized, validated, confirmed(confirmations, inTime), inTime, shaped(answerBudget));
}

const listingOf = ({ name, title, description, inputSchema, outputSchema, annotations }: Tool): ToolListing => ({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  annotations,
});

const idOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** What such a tool did may have made a scenario appear, vanish or change its inputs. */
const writesScenarios = ({ uses }: Tool): boolean =>
  uses.some(({ id, effect }) => id.startsWith('scenarios.') && effect !== 'read' && effect !== 'run');
