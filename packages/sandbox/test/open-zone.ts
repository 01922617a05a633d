import { apiToken, createMakeClient } from '@makegate/client';
import type { MakeClient } from '@makegate/client';
import { startSandbox } from '../src/index.js';
import type { Sandbox, SandboxOptions } from '../src/index.js';

/** A zone of a test's own, and our client before it. */
export interface OpenZone {
  readonly zone: Sandbox;
  readonly make: MakeClient;
}

export async function openZone(options: SandboxOptions = {}): Promise<OpenZone> {
  const zone = await startSandbox({ runDurationMs: 30, ...options });
  return { zone, make: clientWith(zone, zone.apiToken) };
}

/** It repeats nothing and shares nothing: a test is to see each answer of the zone as it is. */
export const clientWith = ({ url }: Sandbox, token: string): MakeClient =>
  createMakeClient({ zone: { url }, credential: apiToken(token), resilience: false });

/** The row with this name. */
export function called<Row extends { readonly name: string }>(rows: readonly Row[], name: string): Row {
  const row = rows.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`Nothing is called ${name}.`);
  return row;
}

/** The id of a seeded scenario of the default team. */
export async function scenarioId({ zone, make }: OpenZone, name: string): Promise<number> {
  const { scenarios } = await make.scenarios.list({ teamId: zone.teamId });
  return called(scenarios, name).id;
}

/** Reads until the answer is good, for what goes on by itself. */
export async function eventually<Value>(read: () => Promise<Value>, good: (value: Value) => boolean): Promise<Value> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const value = await read();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to pass.');
}
