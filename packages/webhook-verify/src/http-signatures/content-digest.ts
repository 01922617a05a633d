import { createHash, hash, timingSafeEqual } from 'node:crypto';
import { parseDictionary, serializeDictionary } from 'structured-headers';

/** Takes a body and says at the end whether it is the one that a header describes. */
export interface DigestCheck {
  update(chunk: Uint8Array): void;
  matches(): boolean;
}

const algorithms = new Map([
  ['sha-256', 'sha256'],
  ['sha-512', 'sha512'],
]);

/**
 * Reads a `Content-Digest` (RFC 9530). Every digest that is understood has to match. Undefined when the header cannot be
 * read or holds none that is both understood and safe.
 */
export function contentDigestCheck(header: string): DigestCheck | undefined {
  const digests = digestsIn(header);
  if (digests.length === 0) return undefined;
  const checks = digests.map(({ algorithm, digest }) => ({ hash: createHash(algorithm), digest }));
  return {
    update(chunk) {
      for (const check of checks) check.hash.update(chunk);
    },
    matches: () =>
      checks
        .map((check) => ({ calculated: check.hash.digest(), digest: check.digest }))
        .every(({ calculated, digest }) => digest.length === calculated.length && timingSafeEqual(calculated, digest)),
  };
}

function digestsIn(header: string): readonly { readonly algorithm: string; readonly digest: Buffer }[] {
  try {
    return [...parseDictionary(header)].flatMap(([name, [value]]) => {
      const algorithm = algorithms.get(name);
      return algorithm === undefined || !(value instanceof ArrayBuffer)
        ? []
        : [{ algorithm, digest: Buffer.from(value) }];
    });
  } catch {
    return [];
  }
}

/** The header for a body. */
export function contentDigestOf(body: Uint8Array): string {
  return serializeDictionary({ 'sha-256': hash('sha256', body, 'buffer') });
}
