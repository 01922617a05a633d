import { z } from 'zod';
import { hookScheme, schemeNames } from './hook-schemes.js';

const text = (reason: string) => z.string(reason).min(1, reason);

/** Our own variables are settings, and a name that begins like one is taken for a misspelt one. */
const variable = z
  .string()
  .regex(
    /^(?!MAKEGATE_)[A-Za-z_][A-Za-z0-9_]*$/,
    'has to be the name of a variable that does not begin with MAKEGATE_',
  );

const place = { file: text('has to be the path of a file').optional(), env: variable.optional() };

type Place = { readonly file?: string | undefined; readonly env?: string | undefined };

const placeReason = 'has to be { file: <path> } or { env: <variable> }, never the text itself';
const namesOne = ({ file, env }: Place): boolean => (file === undefined) !== (env === undefined);

/** Where a secret text stands. */
const reference = z.strictObject(place, placeReason).refine(namesOne, placeReason);

const secretReason =
  'has to be { file: <path> }, { env: <variable> } or { sha256: <hexadecimal> }, perhaps with id, notBefore and notAfter, and never the secret itself';
const moment = z.iso
  .datetime({ offset: true, error: 'has to be a moment such as 2030-01-31T00:00:00Z' })
  .transform((iso) => Date.parse(iso))
  .optional();

const secret = z
  .strictObject(
    {
      ...place,
      sha256: text('has to be 64 hexadecimal digits').optional(),
      id: z
        .string()
        .regex(/^[\w.-]{1,40}$/, 'has to be 1 to 40 letters, digits, -, _ or .')
        .optional(),
      notBefore: moment,
      notAfter: moment,
    },
    secretReason,
  )
  .refine(({ sha256, ...at }) => (sha256 === undefined ? namesOne(at) : !at.file && !at.env), secretReason);

const whole = (least: number, most: number) => {
  const reason = `has to be a whole number from ${least} to ${most}`;
  return z.number(reason).int(reason).min(least, reason).max(most, reason);
};

const run = z.strictObject({
  scenarioId: whole(1, Number.MAX_SAFE_INTEGER),
  input: text('has to be the name of an input').optional(),
});
const forward = z.strictObject({
  url: z.union([z.string(), reference], 'has to be a URL, { file: <path> } or { env: <variable> }'),
  apiKey: reference.optional(),
});

const hook = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'has to be 1 to 40 lower-case letters, digits or -')
      .describe('The end of its path, `/hooks/<name>`; also in metrics and in the audit log.'),
    scheme: hookScheme.describe(
      `How senders prove themselves: ${schemeNames.join(', ')}. With options: \`{ name: api-key, header }\`, \`{ name: make-body-only, header, encoding: base64 or hex, prefix }\`.`,
    ),
    secrets: z
      .array(secret)
      .max(16)
      .default([])
      .describe(
        'At most 16, each `{ file }`, `{ env }` or, for api-key, bearer and basic, `{ sha256 }`; with `id`, `notBefore` and `notAfter` if need be, so that an old and a new one overlap. Read at the start.',
      ),
    principal: text('has to be the name of a principal').describe(
      'On whose behalf. A run uses their Make credential and counts against their limits.',
    ),
    run: run
      .optional()
      .describe(
        'Starts a scenario: `{ scenarioId, input }`. The JSON of the body is the value of that input; without `input` its fields are the inputs of their names.',
      ),
    forward: forward
      .optional()
      .describe(
        'Passes body and content type on to a hook of Make, byte for byte: `{ url, apiKey }`. `url` is a text, `{ file }` or `{ env }`: https at a hook host of Make, or http on this machine. `apiKey`, `{ file }` or `{ env }`, is sent as `x-make-apikey`.',
      ),
    toleranceSeconds: whole(1, 3600)
      .optional()
      .describe('How far the signed time may lie from now, both ways. Default: as the scheme has it, usually 300.'),
    keepHours: whole(1, 720)
      .optional()
      .describe(
        'How long a delivery stays known, so that it is not dealt with twice. Default 24. Not for api-key, bearer, basic and address-only, which tell nothing apart.',
      ),
    maxBodyBytes: whole(1, 67_108_864).default(5_242_880).describe('The largest body. Default 5242880.'),
    allowIps: z.array(z.string()).min(1).optional().describe('Addresses and networks that may send. Default: all.'),
  })
  .refine((given) => (given.run === undefined) !== (given.forward === undefined), 'needs either run or forward');

/** The fields of a hook, each with what it says, for the reference. */
export const hookFields: readonly { readonly name: string; readonly help: string }[] = Object.entries(hook.shape).map(
  ([name, field]) => ({ name, help: field.description ?? '' }),
);

export type HookSettings = z.output<typeof hook>;
export type TextReference = z.output<typeof reference>;
export type SecretReference = HookSettings['secrets'][number];

const hooks = z.array(hook, 'has to be a list of hooks');

/** Reads the list of hooks. The reason as text when it cannot be used; it never holds a value but the name of a hook. */
export function readHooks(given: unknown): readonly HookSettings[] | string {
  const read = hooks.safeParse(given);
  if (!read.success) return read.error.issues.map((issue) => sentenceAbout(given, issue)).join(' It also ');
  const names = read.data.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? read.data : `has two hooks with the name ${twice}.`;
}

function sentenceAbout(given: unknown, issue: z.core.$ZodIssue): string {
  const [at, ...path] = issue.path;
  if (at === undefined) return `${issue.message}.`;
  return `cannot use ${[labelOf(given, Number(at)), ...path].join('.')}: it ${lowered(issue.message)}.`;
}

/** Messages of the library are sentences of their own. */
const lowered = (message: string): string => (/^[A-Z]/.test(message) ? `is not accepted (${message})` : message);

/** The name of a hook where it can be read, else its place in the list. */
function labelOf(given: unknown, at: number): string {
  const named = z.array(z.unknown()).safeParse(given).data?.[at];
  const name = hook.shape.name.safeParse(z.looseObject({ name: z.unknown() }).safeParse(named).data?.name);
  return name.data ?? `number ${at + 1}`;
}

/** What a person is shown of hooks: neither addresses nor where secrets are. */
export function hooksShown(given: unknown): string {
  const read = readHooks(given);
  if (typeof read === 'string') return '';
  return read
    .map(({ name, scheme, principal, run: runs }) =>
      [`${name}: ${scheme.name}`, runs ? `runs ${runs.scenarioId}` : 'forwards', `as ${principal}`].join(', '),
    )
    .join('; ');
}
