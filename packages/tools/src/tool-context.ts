import type { MakeClient } from '@makegate/client';
import type { Access } from './access.js';
import { codeOf } from './error-code.js';
import { PlaceError } from './place-error.js';
import type { ScenarioTools } from './scenario-tools/scenario-tools.js';

/** One sign of life of a call that takes long. `done` and `total` are in the same unit of the tool's choice. */
export interface Progress {
  readonly message: string;
  readonly done?: number;
  readonly total?: number;
}

/** Where to work when a call does not say. */
export interface Place {
  readonly teamId?: number | undefined;
  readonly organizationId?: number | undefined;
}

/** How a default place is set on this server. Each text follows the words "or" and "to choose one,". */
export interface PlaceAdvice {
  readonly team: string;
  readonly organization: string;
}

/** All that a tool's `run` may know: no tokens, no transports, no limits. */
export interface ToolContext {
  readonly make: MakeClient;
  /** Ends the call, never what Make has already begun. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** The configured defaults. */
  readonly place: Place;
  /** Absent when nobody can set one. */
  readonly placeAdvice?: PlaceAdvice | undefined;
  /** The organization to work in when a call does not say: see `organizationOf`. Rejects when Make does not tell. */
  readonly organization: (context: Pick<ToolContext, 'make' | 'signal'>) => Promise<number | undefined>;
  readonly access: Access;
  /** Absent when this server does not offer scenarios as tools. */
  readonly scenarioTools: ScenarioTools | undefined;
  /** How long a tool may wait for a run before it hands back a handle. */
  readonly waitBudgetMs: number;
  /** When it fires, nobody waits for a run any longer: the caller gets the handle at once. */
  readonly handBack?: AbortSignal | undefined;
  /** Resolves after `ms`, or rejects with the signal's reason. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The argument, else the configured team, else a PlaceError. */
export function teamOf(
  args: { readonly teamId?: number | undefined },
  context: Pick<ToolContext, 'place' | 'placeAdvice'>,
): number {
  const teamId = args.teamId ?? context.place.teamId;
  if (teamId === undefined) throw new PlaceError('team', context.placeAdvice);
  return teamId;
}

/**
 * The argument, else the configured organization, that of the configured team, or the only one of the credential, else a
 * PlaceError. A Make that cannot be reached is passed on.
 */
export async function organizationOf(
  args: { readonly organizationId?: number | undefined },
  context: Pick<ToolContext, 'make' | 'signal' | 'organization' | 'placeAdvice'>,
): Promise<number> {
  const organizationId = args.organizationId ?? (await organizationIfTold(context));
  if (organizationId === undefined) throw new PlaceError('organization', context.placeAdvice);
  return organizationId;
}

/** What the credential may not look up is for the caller to say. */
async function organizationIfTold(
  context: Pick<ToolContext, 'make' | 'signal' | 'organization'>,
): Promise<number | undefined> {
  try {
    return await context.organization(context);
  } catch (error) {
    if (codeOf(error) === 'make_forbidden' || codeOf(error) === 'make_not_found') return undefined;
    throw error;
  }
}
