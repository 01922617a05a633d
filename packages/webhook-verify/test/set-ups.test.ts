import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { httpSignatures } from '../src/http-signatures.js';
import {
  addressOnly,
  apiKey,
  basic,
  bearer,
  createVerifier,
  github,
  legacyMake,
  make,
  memoryReplayGuard,
  sign,
  standardWebhooks,
  stripe,
} from '../src/index.js';
import type { SignedScheme, VerifierOptions } from '../src/index.js';
import { standardSecret, textSecret } from './deliveries.js';

const replay = memoryReplayGuard({ keepMs: 600_000 });
const otherText = `${textSecret}!`;
const ed25519 = generateKeyPairSync('ed25519');
const rsa1024 = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const { tolerance: _, ...timeless } = standardWebhooks;
/** What a program without types can hand in. */
const untyped = (changed: object): VerifierOptions => ({ scheme: github, secrets: [textSecret], ...changed });
const withScheme = (changed: Partial<SignedScheme>): VerifierOptions => ({
  scheme: { ...standardWebhooks, ...changed },
  secrets: [standardSecret],
});

const setUps: readonly (readonly [title: string, options: VerifierOptions, code: string, words: RegExp])[] = [
  ['no secrets', { scheme: github, secrets: [] }, 'secret_missing', /At least one/],
  ['neither secrets nor a resolver', { scheme: github }, 'secret_missing', /either secrets or/],
  ['both', { scheme: github, secrets: [textSecret], resolveSecret: async () => [] }, 'option_invalid', /either/],
  ['17 secrets', { scheme: github, secrets: Array.from({ length: 17 }, () => textSecret) }, 'option_invalid', /16/],
  ['a pasted space', { scheme: github, secrets: [` ${textSecret}`] }, 'secret_malformed', /Secret 1 has white space/],
  ['a short text', { scheme: github, secrets: ['short'] }, 'secret_too_short', /5 bytes; 8/],
  ['a short key', { scheme: standardWebhooks, secrets: ['whsec_c2hvcnQ='] }, 'secret_too_short', /5 bytes; 24/],
  ['loose base64', { scheme: standardWebhooks, secrets: [standardSecret.slice(0, -1)] }, 'secret_malformed', /base64/],
  ['65 bytes', { scheme: standardWebhooks, secrets: [Buffer.alloc(65).toString('base64')] }, 'secret_malformed', /64/],
  [
    'a short public key',
    { scheme: standardWebhooks, secrets: ['whpk_AAAA'] },
    'secret_malformed',
    /of 3 bytes, not 32/,
  ],
  ['only a hash', { scheme: github, secrets: [{ sha256: 'a'.repeat(64) }] }, 'secret_malformed', /only a hash/],
  ['a malformed hash', { scheme: bearer, secrets: [{ sha256: 'A'.repeat(64) }] }, 'secret_malformed', /64 lower-case/],
  ['a short credential', { scheme: apiKey(), secrets: ['short'] }, 'secret_too_short', /8 characters/],
  ['no colon', { scheme: basic, secrets: ['no password'] }, 'secret_malformed', /user:password/],
  [
    'a time turned round',
    { scheme: github, secrets: [{ key: textSecret, notBeforeMs: 2, notAfterMs: 1 }] },
    'option_invalid',
    /ends before/,
  ],
  [
    'body only without a guard',
    { scheme: legacyMake(), secrets: [textSecret] },
    'replay_guard_required',
    /replay guard/,
  ],
  [
    'a guard that forgets early',
    { scheme: standardWebhooks, secrets: [standardSecret], replay: memoryReplayGuard({ keepMs: 599_999 }) },
    'replay_guard_unusable',
    /600000/,
  ],
  [
    'a guard for API keys',
    { scheme: apiKey(), secrets: [textSecret], replay },
    'replay_guard_unusable',
    /nothing about the body/,
  ],
  [
    'a tolerance of nothing',
    { scheme: github, secrets: [textSecret], toleranceMs: 1_000 },
    'option_invalid',
    /signs no time/,
  ],
  ['no tolerance', { scheme: stripe, secrets: [textSecret], toleranceMs: 0 }, 'option_invalid', /between/],
  [
    'Make with six minutes',
    { scheme: make, secrets: [standardSecret], toleranceMs: 360_000 },
    'option_invalid',
    /120000 and 300000/,
  ],
  ['NaN', { scheme: stripe, secrets: [textSecret], toleranceMs: Number.NaN }, 'option_invalid', /between/],
  ['no body at all', { scheme: github, secrets: [textSecret], maxBodyBytes: 0 }, 'option_invalid', /maxBodyBytes/],
  ['half a lease', { scheme: github, secrets: [textSecret], leaseMs: 0.5 }, 'option_invalid', /leaseMs/],
  ['no network', { scheme: github, secrets: [textSecret], allowIps: ['192.0.2.0/33'] }, 'option_invalid', /192/],
  [
    'a name for an address',
    { scheme: github, secrets: [textSecret], allowIps: ['localhost'] },
    'option_invalid',
    /localhost/,
  ],
  [
    'a secret that is not set',
    untyped({ secrets: [undefined] }),
    'secret_missing',
    /Secret 1 is undefined\. Is the environment/,
  ],
  ['a secret that is null', untyped({ secrets: [textSecret, null] }), 'secret_missing', /Secret 2 is null/],
  ['a secret that is a number', untyped({ secrets: [42] }), 'secret_malformed', /neither text nor bytes/],
  ['a text for a list', untyped({ secrets: textSecret }), 'option_invalid', /secrets has to be a list/],
  ['no scheme', untyped({ scheme: undefined }), 'option_invalid', /scheme has to be/],
  [
    'two secrets of one name',
    {
      scheme: github,
      secrets: [
        { id: 'a', key: textSecret },
        { id: 'a', key: otherText },
      ],
    },
    'option_invalid',
    /the id a/,
  ],
  [
    'a private key',
    { scheme: standardWebhooks, secrets: [{ key: ed25519.privateKey }] },
    'secret_malformed',
    /private key/,
  ],
  [
    'a whsk_',
    { scheme: standardWebhooks, secrets: [`whsk_${Buffer.alloc(32, 1).toString('base64')}`] },
    'secret_malformed',
    /private key/,
  ],
  [
    'a private key for messages',
    { scheme: httpSignatures, secrets: [{ key: ed25519.privateKey }] },
    'secret_malformed',
    /private key/,
  ],
  [
    'an Ed25519 key where none is known',
    { scheme: github, secrets: [{ key: ed25519.publicKey }] },
    'secret_malformed',
    /GitHub knows none/,
  ],
  [
    'an empty key of another kind',
    { scheme: httpSignatures, secrets: [{ key: createSecretKey(Buffer.alloc(0)) }] },
    'secret_too_short',
    /0 bytes/,
  ],
  [
    'RSA of 1024 bits',
    { scheme: httpSignatures, secrets: [{ key: rsa1024.publicKey }] },
    'secret_too_short',
    /1024 bits/,
  ],
  [
    'a tolerance for bearers',
    { scheme: bearer, secrets: [textSecret], toleranceMs: 1_000 },
    'option_invalid',
    /signs no time/,
  ],
  [
    'a tolerance for addresses',
    { scheme: addressOnly, allowIps: ['::1'], toleranceMs: 1_000 },
    'option_invalid',
    /signs no time/,
  ],
  ...[0, Number.NaN, 0.5, -1].map(
    (keepMs) =>
      [
        `a guard that keeps ${keepMs} ms`,
        { scheme: github, secrets: [textSecret], replay: { ...replay, keepMs } },
        'option_invalid',
        /keepMs/,
      ] as const,
  ),
  ['an id that is not signed', withScheme({ signedBefore: '{timestamp}.' }), 'option_invalid', /\{id\} once/],
  [
    'an id that is signed twice',
    withScheme({ signedBefore: '{id}.{id}.{timestamp}.' }),
    'option_invalid',
    /\{id\} once/,
  ],
  ['a time that is not signed', withScheme({ signedBefore: '{id}.' }), 'option_invalid', /\{timestamp\} once/],
  ['a time without tolerance', { scheme: timeless, secrets: [standardSecret] }, 'option_invalid', /tolerance/],
  [
    'a tolerance without a time',
    { scheme: { ...github, tolerance: stripe.tolerance }, secrets: [textSecret] } as VerifierOptions,
    'option_invalid',
    /tolerance/,
  ],
  ['an id that runs into the time', withScheme({ signedBefore: '{id}{timestamp}.' }), 'option_invalid', /no id has/],
  ['a time that runs into the body', withScheme({ signedBefore: '{id}.{timestamp}' }), 'option_invalid', /no digit/],
  ['a header in capitals', withScheme({ idHeader: 'Webhook-Id' }), 'option_invalid', /lower case/],
  [
    'a credential in capitals',
    { scheme: { ...bearer, header: 'Authorization' }, secrets: [textSecret] },
    'option_invalid',
    /lower case/,
  ],
  ['addresses alone without any', { scheme: addressOnly }, 'option_invalid', /allowIps/],
  [
    'a secret for addresses',
    { scheme: addressOnly, allowIps: ['::1'], secrets: [textSecret] },
    'option_invalid',
    /no secrets/,
  ],
];

test.each(setUps)(
  'refuses to be made with %s, by code and without showing a secret',
  (_title, options, code, words) => {
    const made = (): unknown => createVerifier(options);
    expect(made).toThrow(expect.objectContaining({ code }));
    expect(made).toThrow(words);
    for (const secret of [textSecret, 'short', 'no password']) expect(made).not.toThrow(new RegExp(`${secret}$`));
  },
);

test('takes bytes for a key as they are', async () => {
  const key = Buffer.alloc(32, 'k');
  const verifier = createVerifier({ scheme: github, secrets: [key] });
  const headers = sign({ scheme: github, secrets: [{ key }], body: key });
  expect(await verifier.verify({ headers, body: key })).toMatchObject({ ok: true });
});
