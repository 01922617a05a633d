import { Make } from '@makehq/sdk';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';

/** Make's own SDK before a zone of its own. It knows nothing of us: what it can do here, it can do on Make. */
export interface SdkZone {
  readonly zone: Sandbox;
  readonly make: Make;
}

export async function openSdkZone(): Promise<SdkZone> {
  const zone = await startSandbox({ runDurationMs: 150, responsiveWaitMs: 2_000 });
  return { zone, make: sdkOf(zone, zone.apiToken) };
}

export function sdkOf({ zone }: Sandbox, token: string): Make {
  const make = new Make(token, zone);
  make.protocol = 'http';
  return make;
}

export const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

export async function found<Row extends { readonly name: string }>(
  rows: Promise<readonly Row[]>,
  name: string,
): Promise<Row> {
  const row = (await rows).find((candidate) => candidate.name === name);
  if (!row) throw new Error(`Nothing is called ${name}.`);
  return row;
}
