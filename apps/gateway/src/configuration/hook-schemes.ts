import {
  addressOnly,
  apiKey,
  basic,
  bearer,
  github,
  legacyMake,
  make,
  shopify,
  slack,
  standardWebhooks,
  stripe,
  svix,
} from '@makegate/webhook-verify';
import type { Scheme } from '@makegate/webhook-verify';
import { httpSignatures } from '@makegate/webhook-verify/http-signatures';
import { z } from 'zod';

const withoutOptions = {
  'standard-webhooks': standardWebhooks,
  svix,
  make,
  github,
  stripe,
  slack,
  shopify,
  bearer,
  basic,
  'address-only': addressOnly,
  'http-signatures': httpSignatures,
} as const satisfies Readonly<Record<string, Scheme>>;

type PlainName = keyof typeof withoutOptions;
const isPlainName = (name: string): name is PlainName => Object.hasOwn(withoutOptions, name);
const plainNames = Object.keys(withoutOptions).filter(isPlainName);

/** How a scheme is named in the configuration. */
export const schemeNames: readonly string[] = [...plainNames, 'make-body-only', 'api-key'];

const reason = `has to be one of ${schemeNames.join(', ')}, or { name: <one of them> } with options that it has`;
const header = z
  .string()
  .regex(/^[\w-]{1,100}$/, 'has to be the name of a header')
  .optional();

const options = z.discriminatedUnion(
  'name',
  [
    z.strictObject({ name: z.enum(plainNames) }),
    z.strictObject({ name: z.literal('api-key'), header }),
    z.strictObject({
      name: z.literal('make-body-only'),
      header,
      encoding: z.enum(['base64', 'hex'], 'has to be base64 or hex').optional(),
      prefix: z.string().max(40).optional(),
    }),
  ],
  reason,
);

type Options = z.output<typeof options>;

/** A scheme by its name, and as the verifier wants it. */
export interface NamedScheme {
  readonly name: string;
  readonly scheme: Scheme;
}

/** Reads a name, or a name with options. */
export const hookScheme = z
  .preprocess((given) => (typeof given === 'string' ? { name: given } : given), options)
  .transform((given): NamedScheme => ({ name: given.name, scheme: schemeOf(given) }));

function schemeOf(given: Options): Scheme {
  if (given.name === 'api-key') return apiKey(given.header);
  if (given.name !== 'make-body-only') return withoutOptions[given.name];
  const { encoding, prefix } = given;
  return legacyMake({
    ...(given.header === undefined ? {} : { header: given.header }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(prefix === undefined ? {} : { prefix }),
  });
}
