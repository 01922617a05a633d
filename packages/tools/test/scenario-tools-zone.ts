import { apiToken, createMakeClient, parseZone } from '@makegate/client';
import { startSandbox, type Sandbox, type SandboxOptions } from '@makegate/sandbox';
import { createScenarioTools, type ScenarioToolsOptions } from '../src/scenario-tools/create-scenario-tools.js';
import type { ScenarioTools } from '../src/scenario-tools/scenario-tools.js';

const startMs = Date.UTC(2026, 10, 20, 9);
const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

export interface Setting {
  readonly sandbox: Sandbox;
  readonly scenarioTools: ScenarioTools;
  readonly make: ReturnType<typeof createMakeClient>;
  readonly clock: { nowMs: number };
}

/** Scenario tools over a sandbox of their own. Both live by one clock, which only waiting moves. */
export async function setUp(zone: SandboxOptions = {}, options: Partial<ScenarioToolsOptions> = {}): Promise<Setting> {
  const clock = { nowMs: startMs };
  const now = () => clock.nowMs;
  const sandbox = await startSandbox({ ...zone, runDurationMs: 20, clock: now });
  // A failure is to be seen by the tools, not borne by the client.
  const make = createMakeClient({
    zone: parseZone(sandbox.url),
    credential: apiToken(sandbox.apiToken),
    resilience: false,
  });
  const scenarioTools = createScenarioTools({
    make,
    place: { teamId: sandbox.teamId },
    apiLimit: async () => 60,
    reservedNames: [],
    now,
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      clock.nowMs += ms;
    },
    ...options,
  });
  opened.push(
    () => scenarioTools.close(),
    () => sandbox.close(),
  );
  return { sandbox, scenarioTools, make, clock };
}

export const interfaceReads = (sandbox: Sandbox) =>
  sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.getInterface');
export const listReads = (sandbox: Sandbox) =>
  sandbox.requests().filter(({ endpoint }) => endpoint === 'scenarios.list');

/** For what the test ends itself. */
export const closeLater = (close: () => void): void => void opened.unshift(close);

/** Resolves once as many tools are offered. */
export const untilOffered = (scenarioTools: ScenarioTools, count: number) =>
  new Promise<void>((resolve) => {
    const look = () => void (scenarioTools.tools().length === count && (stop(), resolve()));
    const stop = scenarioTools.onChange(look);
    look();
  });

/** A pause that no time ends, so that nothing happens in the background unless the test asks for it. */
export const untilWoken = (_ms: number, signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
