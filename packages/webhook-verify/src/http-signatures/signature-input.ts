import { isInnerList, parseDictionary } from 'structured-headers';
import type { Dictionary, InnerList } from 'structured-headers';

/** One signature of a request, as its two headers describe it. */
export interface DescribedSignature {
  /** Names of what is covered, in order, such as `@method` and `content-digest`. */
  readonly components: readonly string[];
  readonly createdMs: number;
  readonly expiresMs: number | undefined;
  readonly keyId: string;
  readonly algorithm: string | undefined;
  readonly nonce: string | undefined;
  readonly signature: Buffer;
  /** Components and parameters as they were sent, for the signature base. */
  readonly input: InnerList;
}

/** Each hashes or exponentiates once; nobody signs a webhook more often. */
const mostSignatures = 4;

/**
 * The signatures that can be judged strictly: named by a key id and a creation time, covering plain components, each once.
 * Others are passed over. Undefined when a header cannot be read, or there are more than four.
 */
export function describedSignatures(
  signatureInput: string,
  signature: string,
): readonly DescribedSignature[] | undefined {
  const inputs = dictionaryIn(signatureInput);
  const signatures = dictionaryIn(signature);
  if (inputs === undefined || signatures === undefined || inputs.size > mostSignatures) return undefined;
  return [...inputs].flatMap(([label, input]) => {
    const described = isInnerList(input) ? describe(input, signatures.get(label)?.[0]) : undefined;
    return described === undefined ? [] : [described];
  });
}

function dictionaryIn(text: string): Dictionary | undefined {
  try {
    return parseDictionary(text);
  } catch {
    return undefined;
  }
}

function describe(input: InnerList, signature: unknown): DescribedSignature | undefined {
  const [items, parameters] = input;
  const components = items.flatMap(([name, options]) => (typeof name === 'string' && options.size === 0 ? [name] : []));
  const created = wholeNumber(parameters.get('created'));
  const expires = wholeNumber(parameters.get('expires'));
  const keyId = parameters.get('keyid');
  const isPlain = components.length === items.length && new Set(components).size === items.length;
  const isTimed = created !== undefined && (parameters.has('expires') ? expires !== undefined : true);
  if (!isPlain || !isTimed || typeof keyId !== 'string' || !(signature instanceof ArrayBuffer)) return undefined;
  return {
    components,
    createdMs: created * 1_000,
    expiresMs: expires === undefined ? undefined : expires * 1_000,
    keyId,
    algorithm: textIn(parameters.get('alg')),
    nonce: textIn(parameters.get('nonce')) || undefined,
    signature: Buffer.from(signature),
    input,
  };
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
