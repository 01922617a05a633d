import type { MakeClient } from '@makegate/client';
import { accessOver, obstacleTo, type Access } from './access.js';
import { toolCaller } from './call-tool.js';
import type { Confirmations } from './confirm.js';
import type { Tool, ToolHints } from './define-tool.js';
import { describeFailure, type InternalListener } from './failure.js';
import type { JsonSchema } from './json-schema.js';
import { listeners } from './listeners.js';
import type { ScenarioTools } from './scenario-tools/scenario-tools.js';
import { similarNames } from './similar-names.js';
import type { ConfirmationAsker } from './steps/confirmed.js';
import type { Place, Progress, ToolContext } from './tool-context.js';
import { ToolElsewhereError, ToolUnknownError } from './tool-errors.js';
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

/** What a surface is made of. What may be left out says what it is then. */
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
  /**
   * What to do to get a tool of this name that is not among `tools`, in a sentence; `undefined` when there is none anywhere.
   * Default: knows of none.
   */
  readonly elsewhere?: (name: string) => string | undefined;
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

/** How one call is tied to the client that makes it. */
export interface CallHooks {
  /** Ends the call, never what Make has already begun. */
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

/** Joins tools, client and rules into what a protocol adapter serves. Starts nothing. Throws when two tools share a name. */
export function createSurface(options: SurfaceOptions): Surface {
  const { tools, scenarioTools, readOnly = false } = options;
  const catalog = new Map(tools.map((tool) => [tool.name, tool]));
  if (catalog.size < tools.length) throw new TypeError('Two tools share a name.');
  const callTool = toolCaller(options);
  const changes = listeners();
  let access = accessOver(tools, { scopes: options.scopes, readOnly });
  let listed: readonly ToolListing[] | undefined;

  const all = (): readonly Tool[] => [...tools, ...(scenarioTools?.tools() ?? [])];
  const find = (name: string): Tool | undefined =>
    catalog.get(name) ?? scenarioTools?.tools().find((tool) => tool.name === name);
  const refusal = (name: string): ToolOutcome & { readonly kind: 'refused' } => {
    const way = options.elsewhere?.(name);
    const names = all().map((tool) => tool.name);
    const error = way ? new ToolElsewhereError(name, way) : new ToolUnknownError(name, similarNames(name, names));
    return { kind: 'refused', failure: describeFailure(error) };
  };
  const changed = (): void => {
    listed = undefined;
    changes.announce();
  };
  scenarioTools?.onChange(changed);

  return {
    list() {
      scenarioTools?.freshen();
      listed ??= all()
        .filter((tool) => obstacleTo(tool, access) === undefined)
        .map(listingOf);
      return listed;
    },
    async call(name, args, hooks) {
      const tool = find(name);
      return tool === undefined ? refusal(name) : callTool({ tool, args, access, hooks });
    },
    refusalOf: (name) => (find(name) === undefined ? refusal(name) : undefined),
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

const listingOf = ({ name, title, description, inputSchema, outputSchema, annotations }: Tool): ToolListing => ({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  annotations,
});
