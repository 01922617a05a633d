import { apiToken, createMakeClient, parseZone, type MakeClient } from '@makegate/client';
import { startSandbox, type Sandbox } from '@makegate/sandbox';
import { createConfirmations } from '../src/confirm.js';
import { memoryOnce } from '../src/memory-once.js';
import { createSurface, type Surface } from '../src/surface.js';
import type { ToolOutcome } from '../src/tool-result.js';
import { toolset } from '../src/toolsets.js';

/** A sandbox zone, the whole catalog over it, and the real client between them. */
export interface TestZone {
  readonly sandbox: Sandbox;
  readonly make: MakeClient;
  readonly surface: Surface;
  /** Calls a tool, and calls it again with the token when it asks for confirmation. */
  call(name: string, args?: Readonly<Record<string, unknown>>): Promise<ToolOutcome>;
  /** The same for calls that have to succeed: the answer itself, without what confirmation wraps around it. */
  answer(name: string, args?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
}

/** The rows of a list tool's answer. */
export function rowsOf(
  answer: Readonly<Record<string, unknown>>,
  key: string,
): readonly Readonly<Record<string, unknown>>[] {
  const rows = answer[key];
  if (!Array.isArray(rows)) throw new Error(`The answer has no rows under ${key}.`);
  return rows;
}

/** Next runs and dates of the zone follow from its clock, so it stands still. */
const nowMs = Date.UTC(2026, 10, 20, 9);

export interface ZoneOptions {
  /** Whose token the tools use. Default: the one that may do everything. */
  readonly tokenOf?: (sandbox: Sandbox) => string;
  readonly scopes?: readonly string[];
  readonly waitBudgetMs?: number;
}

export async function startZone({ tokenOf, scopes, waitBudgetMs }: ZoneOptions = {}): Promise<TestZone> {
  const sandbox = await startSandbox({ runDurationMs: 30, clock: () => nowMs });
  const make = createMakeClient({
    zone: parseZone(sandbox.url),
    credential: apiToken(tokenOf?.(sandbox) ?? sandbox.apiToken),
    // A failure is to be seen by the tools, not borne by the client.
    resilience: false,
  });
  const surface = createSurface({
    tools: toolset('everything'),
    make,
    confirmations: createConfirmations({ key: new Uint8Array(32).fill(7), once: memoryOnce() }),
    principal: { tenant: 'default', id: 'me' },
    scopes,
    ...(waitBudgetMs === undefined ? {} : { waitBudgetMs }),
    place: { teamId: sandbox.teamId, organizationId: sandbox.organizationId },
    // The zone's runs take 30 ms, so nobody has to wait whole seconds for them.
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 100))),
  });
  const hooks = { signal: new AbortController().signal, progress: () => {} };

  const call: TestZone['call'] = async (name, args = {}) => {
    const first = await surface.call(name, args, hooks);
    const token = first.kind === 'answered' ? first.answer['confirmationToken'] : undefined;
    return token === undefined ? first : surface.call(name, { ...args, confirmationToken: token }, hooks);
  };

  return {
    sandbox,
    make,
    surface,
    call,
    async answer(name, args) {
      const outcome = await call(name, args);
      if (outcome.kind !== 'answered') throw new Error(`${name}: ${JSON.stringify(outcome.failure)}`);
      const { outcome: confirmed, result } = outcome.answer;
      return confirmed === 'done' ? Object(result) : { ...outcome.answer };
    },
  };
}
