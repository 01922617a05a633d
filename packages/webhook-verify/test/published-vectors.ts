/** The bare algorithms, as others have published them: whole files, whose sources stand in vectors/README.md. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8'));

/** A published set, with the number of cases that it claims to have. */
export interface PublishedVectors<Case> {
  readonly numberOfTests: number;
  readonly cases: readonly Case[];
}

/** `truncated` is how RFC 4231's case 5 is marked here: a valid tag, shortened. */
const Result = z.enum(['valid', 'invalid', 'truncated']);
const HmacCase = z.object({ name: z.string(), key: z.string(), msg: z.string(), tag: z.string(), result: Result });
const Ed25519Case = z.object({
  name: z.string(),
  key: z.string(),
  seed: z.string().optional(),
  msg: z.string(),
  sig: z.string(),
  result: Result,
});
export type HmacCase = z.output<typeof HmacCase>;
export type Ed25519Case = z.output<typeof Ed25519Case>;

const rfc = <Case extends z.ZodType>(one: Case) =>
  z
    .object({ numberOfTests: z.int(), vectors: z.array(one) })
    .transform(({ numberOfTests, vectors }) => ({ numberOfTests, cases: vectors }));

const wycheproofName = ({ tcId, comment }: { tcId: number; comment: string }) => `tcId ${tcId} ${comment}`.trim();
const about = { tcId: z.int(), comment: z.string(), msg: z.string(), result: Result };

const WycheproofHmac = z
  .object({
    algorithm: z.literal('HMACSHA256'),
    numberOfTests: z.int(),
    testGroups: z.array(z.object({ tests: z.array(z.object({ ...about, key: z.string(), tag: z.string() })) })),
  })
  .transform(({ numberOfTests, testGroups }): PublishedVectors<HmacCase> => {
    const tests = testGroups.flatMap((group) => group.tests);
    return { numberOfTests, cases: tests.map((one) => ({ ...one, name: wycheproofName(one) })) };
  });

const WycheproofEd25519 = z
  .object({
    algorithm: z.literal('EDDSA'),
    numberOfTests: z.int(),
    testGroups: z.array(
      z.object({
        publicKey: z.object({ curve: z.literal('edwards25519'), pk: z.string() }),
        tests: z.array(z.object({ ...about, sig: z.string() })),
      }),
    ),
  })
  .transform(({ numberOfTests, testGroups }): PublishedVectors<Ed25519Case> => {
    const cases = testGroups.flatMap(({ publicKey, tests }) =>
      tests.map((one) => ({ ...one, key: publicKey.pk, name: wycheproofName(one) })),
    );
    return { numberOfTests, cases };
  });

export const hmacVectors: Readonly<Record<string, PublishedVectors<HmacCase>>> = {
  'RFC 4231': rfc(HmacCase).parse(read('rfc4231-hmac-sha256')),
  Wycheproof: WycheproofHmac.parse(read('wycheproof/hmac_sha256_test')),
};

export const ed25519Vectors: Readonly<Record<string, PublishedVectors<Ed25519Case>>> = {
  'RFC 8032': rfc(Ed25519Case).parse(read('rfc8032-ed25519')),
  Wycheproof: WycheproofEd25519.parse(read('wycheproof/ed25519_test')),
};
