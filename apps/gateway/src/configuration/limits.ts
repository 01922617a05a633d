import { checkPolicies, defaultPolicies } from '@makegate/ratelimit';
import type { Policy } from '@makegate/ratelimit';
import { z } from 'zod';
import { messageOf } from '../error-code.js';
import { suggestion } from './suggestion.js';

const minuteMs = 60_000;

/** Of one hook, unless the configuration says otherwise. */
export const deliveriesInMinute = 600;

/** What a tool call can be: as Make's endpoints say, or `admin` for what needs that scope. */
const toolEffects = ['read', 'create', 'update', 'delete', 'run', 'admin'];
/** What a request can be before it is known to be a tool call. */
const transportEffects = ['sign-in', 'request'];
/** What a hook is charged for: a genuine delivery, and one that is refused. */
const deliveryEffects = ['delivery', 'delivery-refusal'];
const effects = [...toolEffects, ...transportEffects, ...deliveryEffects];

const transportPolicy = (name: string, key: 'ip' | 'principal', quota: number): Policy => ({
  name,
  key: [key],
  effects: ['request'],
  quota,
  windowMs: minuteMs,
  whenStoreFails: 'open',
});

/**
 * A policy that names no effects would count a tool call twice: as the request that it came in, and as the call. One that
 * names effects which nothing here has would promise more than it does.
 */
const here = ({ effects: named = toolEffects, ...policy }: Policy): Policy => ({
  ...policy,
  effects: named.filter((effect) => effects.includes(effect)),
});

/** What applies where the configuration says nothing else. */
export const gatewayPolicies: readonly Policy[] = [
  ...defaultPolicies.map(here),
  transportPolicy('requests-of-address', 'ip', 1200),
  transportPolicy('requests-of-principal', 'principal', 600),
  {
    name: 'deliveries-of-hook',
    // A hook stands where a tool would.
    key: ['tool'],
    effects: ['delivery'],
    quota: deliveriesInMinute,
    windowMs: minuteMs,
    whenStoreFails: 'open',
  },
  {
    name: 'refused-deliveries',
    key: ['ip'],
    effects: ['delivery-refusal'],
    quota: 30,
    windowMs: minuteMs,
    whenStoreFails: 'open',
  },
];

const Change = z.strictObject({
  key: z.array(z.enum(['ip', 'tenant', 'principal', 'tool', 'effect'])).optional(),
  effects: z.array(z.enum(effects)).optional(),
  quota: z.number().optional(),
  windowSeconds: z.number().optional(),
  whenStoreFails: z.enum(['open', 'closed']).optional(),
});
const fieldNames = Object.keys(Change.shape);
const Changes = z.record(z.string(), z.unknown());

/**
 * The policies above with changes by name: the fields that are given replace those of the policy, `off` drops it, and an
 * unknown name is a policy of its own. The reason as text when that cannot be kept.
 */
export function changePolicies(given: unknown): readonly Policy[] | string {
  const changes = Changes.safeParse(given);
  if (!changes.success) return 'has to hold policies by their names.';
  const policies = new Map(gatewayPolicies.map((policy) => [policy.name, policy]));
  const reasons: string[] = [];
  for (const [name, change] of Object.entries(changes.data)) {
    const policy = change === 'off' ? dropped(name) : changed(name, policies.get(name), change);
    if (Array.isArray(policy)) reasons.push(...policy);
    else if (policy) policies.set(name, policy);
    else policies.delete(name);
  }
  if (reasons.length > 0) return reasons.join(' It also ');
  return reasonAgainst([...policies.values()]) ?? [...policies.values()];
}

const knownNames = gatewayPolicies.map(({ name }) => name);

/** Undefined, or why the limit that is to be off cannot be. */
const dropped = (name: string): string[] | undefined =>
  knownNames.includes(name)
    ? undefined
    : [`has no limit ${JSON.stringify(name)} to drop.${suggestion(name, knownNames)}`];

/** The policy, or everything that is wrong with the change. */
function changed(name: string, policy: Policy | undefined, given: unknown): Policy | string[] {
  const change = Change.safeParse(given);
  if (!change.success) return change.error.issues.flatMap((issue) => sentencesAbout(name, issue));
  const { windowSeconds, ...fields } = change.data;
  const window = windowSeconds === undefined ? {} : { windowMs: windowSeconds * 1000 };
  const { key, effects: counted, quota, windowMs, whenStoreFails } = { ...policy, ...fields, ...window };
  if (!key || !counted || quota === undefined || windowMs === undefined || !whenStoreFails) {
    const needs = `and a new one needs ${fieldNames.join(', ')}.${suggestion(name, knownNames)}`;
    return [`has no limit ${JSON.stringify(name)} to change, ${needs}`];
  }
  return { name, key, effects: counted, quota, windowMs, whenStoreFails };
}

function sentencesAbout(name: string, issue: z.core.$ZodIssue): readonly string[] {
  const place = [name, ...issue.path].join('.');
  if (issue.code !== 'unrecognized_keys') return [`cannot use ${place}: ${issue.message}.`];
  return issue.keys.map((key) => `cannot use ${place}.${key}: no limit has it.${suggestion(key, fieldNames)}`);
}

function reasonAgainst(policies: readonly Policy[]): string | undefined {
  try {
    checkPolicies(policies);
    return undefined;
  } catch (error) {
    const reason = messageOf(error, ['policy_invalid']);
    if (reason === undefined) throw error;
    return reason;
  }
}
