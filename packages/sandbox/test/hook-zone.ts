import { Buffer } from 'node:buffer';
import type { OpenZone } from './open-zone.js';

/** A hook of the default team, and ways to send something there. */
export interface ZoneHook {
  readonly hookId: number;
  readonly url: string;
  readonly post: (body?: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Makes a custom webhook with such settings. */
export async function newHook({ make, zone }: OpenZone, settings: object = {}): Promise<ZoneHook> {
  const plain = { method: false, headers: false, stringify: false };
  const { hook } = await make.hooks.create({
    hook: { name: 'Parcels', teamId: zone.teamId, typeName: 'gateway-webhook', ...plain, ...settings },
  });
  const url = hook.url ?? '';
  return { hookId: hook.id, url, post: (body = '{}', headers = {}) => deliver(url, { method: 'POST', body, headers }) };
}

export async function deliver(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, init);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, text: bytes.toString(), headers: answer.headers };
}

/** What a scenario that starts from a hook may be like. */
export interface ScenarioSketch {
  readonly hookId?: number;
  readonly scheduling?: object;
  /** What follows the trigger. */
  readonly flow?: readonly object[];
  /** `metadata.scenario` of the blueprint. */
  readonly settings?: object;
}

/** Makes a scenario of the default team, and switches it on. */
export async function newScenario({ make, zone }: OpenZone, sketch: ScenarioSketch = {}): Promise<number> {
  const { hookId, scheduling = { type: 'immediately' }, flow = [], settings = {} } = sketch;
  const trigger = hookId === undefined ? { id: 1, module: 'json:ParseJSON' } : triggerOf(hookId);
  const { scenario } = await make.scenarios.create({
    teamId: zone.teamId,
    blueprint: { name: 'Count parcels', flow: [trigger, ...flow], metadata: { scenario: settings } },
    scheduling: { type: 'on-demand', ...scheduling },
  });
  await make.scenarios.start({ scenarioId: scenario.id });
  return scenario.id;
}

const triggerOf = (hookId: number) => ({
  id: 1,
  module: 'gateway:CustomWebHook',
  parameters: { hook: hookId, maxResults: 1 },
});

export const throwing = (rest: object = {}): object => ({
  id: 2,
  module: 'builtin:ThrowError',
  mapper: { message: 'The scale is broken.' },
  ...rest,
});
