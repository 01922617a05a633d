/** Something in a text that must not stay. */
export interface SecretText {
  /** Needs the flag `g`. Should take time that grows with the text and no faster. */
  readonly pattern: RegExp;
  /** What a match has to contain as well. Default: nothing. */
  readonly containing?: readonly RegExp[];
  /** Put in place of a match, as `String.replace` reads it. Default `[redacted]`. */
  readonly replacement?: string;
}

/** What never passes, and how much of the rest does. */
export interface RedactionRules {
  /** Names of fields whose value is a secret, whatever it is. Compared in lower case, without all but letters and digits. */
  readonly secretNames: RegExp;
  /** Applied to every text and every name, in this order. */
  readonly secretTexts: readonly SecretText[];
  /** Levels of objects and arrays, from 1. */
  readonly maxDepth: number;
  /** Items of one array and fields of one object. */
  readonly maxItems: number;
  /** Values in all. */
  readonly maxValues: number;
  /** Characters of a text that are kept. A text of more than 32 times as many is not looked at and not kept at all. */
  readonly maxCharacters: number;
  /**
   * Bytes of the whole as JSON in UTF-8. What is still larger is replaced by its size. Of more than eight times as many
   * characters in all, the rest is not looked at and not kept: whoever sends much does not keep the process busy with it.
   */
  readonly maxBytes: number;
}

const secretWord = [
  'authori[sz]ation',
  'token',
  'passw',
  'passphrase',
  'passcode',
  'secret',
  'api[-_ ]?key',
  'cookie',
  'credential',
  'private[-_ ]?key',
  'access[-_ ]?key',
  'signing[-_ ]?key',
  'encryption[-_ ]?key',
  'signature',
  'session[-_ ]?id',
].join('|');

/** A name, then what stands between it and its value in headers, queries, assignments and JSON. */
const named = (word: string, quote: string, open: string): string =>
  String.raw`(?:${word})[\w-]{0,20}${quote}\s{0,20}[:=]\s{0,20}${open}(?!\[redacted\])`;
const anyQuote = String.raw`\\*["']?`;

/** The value of a secret name in a text that is not, or no longer, JSON: as its quotes say, else as far as it may go. */
const namedSecrets: readonly SecretText[] = [
  // The whole rest of a header line: its scheme may be any word.
  [`(${named('authori[sz]ation|cookie', anyQuote, anyQuote)})`, String.raw`[^\s"'\\][^\r\n"'\\]*`],
  [`(${named(secretWord, `["']?`, '"')})`, String.raw`(?:[^"\\]|\\[\s\S])*`],
  [`(${named(secretWord, `["']?`, "'")})`, String.raw`(?:[^'\\]|\\[\s\S])*`],
  // JSON that was put into a text once more.
  [`(${named(secretWord, String.raw`\\+"`, String.raw`\\+"`)})`, '[^"]*'],
  [`(${named(secretWord, anyQuote, '')})`, String.raw`[^\s"'\\&]+`],
].map(([name, value]) => ({ pattern: new RegExp(`${name}${value}`, 'gi'), replacement: '$1[redacted]' }));

/** The default rules. Spread them to change one: `{ ...redactionRules, maxItems: 20 }`. */
export const redactionRules: RedactionRules = {
  secretNames:
    /authori[sz]ation|token|passw|passphrase|passcode|secret|apikey|cookie|credential|(private|access|signing|encryption)key|signature|bearer|sessionid|jwt|^(auth|pass|pwd|pin|otp|sig|session)$/,
  secretTexts: [
    { pattern: /-----BEGIN [A-Z0-9 ]{0,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g },
    ...namedSecrets,
    { pattern: /\b(?:bearer|negotiate)\s{1,3}[\w.~+/=-]+/gi },
    { pattern: /\b(?:basic|token|digest|apikey)\s{1,3}[\w.~+/=:-]{8,}/gi, containing: [/[\d=]|\S{16}/] },
    // Not after three letters: a text of nothing but such beginnings would be looked through from each of them.
    { pattern: /(?<![\w-]{3})eyJ[\w-]{5,600}\.[\w-]{5,}(?:\.[\w-]*){0,3}/g },
    // Make's API tokens have the shape of a UUID of version 4.
    { pattern: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/gi },
    { pattern: /\b(?:mkgw|whsec|sk|rk|gh[opsur]|github_pat|glpat|xox[abeoprs]|npm|shpat|hf)[-_][\w-]{8,}/g },
    { pattern: /\b(?:AKIA|ASIA|AIza|ya29\.)[\w-]{12,}/g },
    { pattern: /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@?#"'\\]+@/gi, replacement: '$1[redacted]@' },
    // Whoever knows the address of a hook can call it.
    { pattern: /\b(hook\.[a-z0-9.-]{1,60}\/)\w{16,}/gi, replacement: '$1[redacted]' },
    { pattern: /([?&](?:code|key|auth|sig|pwd)=)(?!\[redacted\])[^&\s"'\\]+/gi, replacement: '$1[redacted]' },
    { pattern: /[\w+/=-]{40,}/g, containing: [/\d/, /[a-z]/i] },
  ],
  maxDepth: 8,
  maxItems: 50,
  maxValues: 1_000,
  maxCharacters: 500,
  maxBytes: 16_384,
};
