import type { AdapterPayload } from 'oidc-provider';

/** The library goes by the machine's clock, the zone by its own. Records hold times of the zone, in seconds since 1970. */
export const sandboxTimes = (zone: Clock, payload: AdapterPayload): AdapterPayload => moved(payload, leadOf(zone));

/** The same record with times of the machine. */
export const machineTimes = (zone: Clock, payload: AdapterPayload): AdapterPayload => moved(payload, -leadOf(zone));

interface Clock {
  now(): number;
}

/** How many seconds the zone is ahead. */
const leadOf = (zone: Clock): number => Math.round((zone.now() - Date.now()) / 1_000);

const times = ['iat', 'exp', 'iiat', 'authTime', 'loginTs', 'consumed'] as const;

function moved(payload: AdapterPayload, seconds: number): AdapterPayload {
  // The library goes on working on what it has handed over.
  const copy = structuredClone(payload);
  for (const name of times) {
    const at: unknown = payload[name];
    if (typeof at === 'number') copy[name] = at + seconds;
  }
  return copy;
}
