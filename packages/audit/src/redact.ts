import type { Json } from './json.js';
import { cutText, isTooLong, redactText } from './redact-text.js';
import { redactionRules } from './redaction-rules.js';
import type { RedactionRules } from './redaction-rules.js';

/**
 * Any value as JSON that may be kept: without what the rules call a secret, by name or by shape, and within their bounds.
 * Also looks into JSON inside texts, names of fields, and pairs such as `{ name: 'Authorization', value: '…' }`. Never
 * throws: what cannot be read becomes `[unreadable]`, a cycle `[circular]`, what is too much `[cut]`.
 */
export function redact(value: unknown, rules: RedactionRules = redactionRules): Json {
  const left = { values: rules.maxValues, characters: rules.maxBytes * 8 };
  const json = visit(value, { rules, around: [], left });
  const bytes = Buffer.byteLength(JSON.stringify(json));
  return bytes <= rules.maxBytes ? json : `[cut: ${bytes} bytes]`;
}

const secret = '[redacted]';
const tooMuch = '[cut]';

interface Visit {
  readonly rules: RedactionRules;
  /** The objects that this value lies in, from the outside. */
  readonly around: readonly object[];
  /** Shared by the whole walk. */
  readonly left: { values: number; characters: number };
}

function visit(value: unknown, at: Visit): Json {
  at.left.values -= 1;
  if (at.left.values < 0) return tooMuch;
  if (typeof value === 'string') return visitText(value, at);
  if (typeof value === 'object' && value !== null) return visitObject(value, at);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return textOf(String(value), at);
  if (typeof value === 'number') return numberOf(value);
  return null;
}

/** JSON knows neither infinities nor a negative zero. */
const numberOf = (value: number): Json => (Number.isFinite(value) ? value + 0 : String(value));

function visitText(text: string, at: Visit): Json {
  const isOpened = !isTooMuch(text, at) && at.around.length < at.rules.maxDepth;
  const inner = isOpened ? jsonIn(text) : undefined;
  if (inner === undefined) return textOf(text, at);
  // The text is a level of its own, so that texts in texts come to an end.
  const json = visit(inner, { ...at, around: [...at.around, {}] });
  return textOf(JSON.stringify(json), at);
}

/** What is kept of a text, at the cost of its length. */
function textOf(text: string, at: Visit): string {
  if (isTooMuch(text, at)) return cutText(text);
  at.left.characters -= text.length;
  return redactText(text, at.rules);
}

const isTooMuch = (text: string, { rules, left }: Visit): boolean =>
  isTooLong(text, rules) || text.length > left.characters;

/** Blueprints and bodies of requests travel as JSON inside a text, sometimes twice. */
function jsonIn(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function visitObject(value: object, at: Visit): Json {
  if (at.around.includes(value)) return '[circular]';
  if (at.around.length >= at.rules.maxDepth) return tooMuch;
  try {
    return visitContent(value, { ...at, around: [...at.around, value] });
  } catch {
    // A getter, a proxy or a toJSON that throws. What it throws may quote what it holds.
    return '[unreadable]';
  }
}

function visitContent(value: object, at: Visit): Json {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map)
    return visitFields(
      [...value].map(([key, item]) => [String(key), item]),
      at,
    );
  if (value instanceof Set) return visitItems([...value], at);
  if (Array.isArray(value)) return visitItems(value, at);
  const toJson: unknown = Reflect.get(value, 'toJSON');
  if (typeof toJson === 'function') return visit(Reflect.apply(toJson, value, []), at);
  if (value instanceof Error)
    return visitFields(
      [
        ['name', value.name],
        ['message', value.message],
      ],
      at,
    );
  return visitFields(readFields(value, at.rules.maxItems), at);
}

function visitItems(items: readonly unknown[], at: Visit): Json {
  const kept = items
    .slice(0, at.rules.maxItems)
    .map((item, place) => (namesNext(items[place - 1], at.rules) ? secret : visit(item, at)));
  return items.length > kept.length ? [...kept, tooMuch] : kept;
}

/** Headers also come as a list of names and values in turn, or as pairs. */
function namesNext(item: unknown, rules: RedactionRules): boolean {
  return typeof item === 'string' && /^[\p{L}\p{N}_-]{1,40}$/u.test(item) && isSecretName(item, rules);
}

type Field = readonly [name: string, value: unknown];

/** One more than is kept, so that whoever reads on sees that there is more. Fields that JSON has no word for are no fields. */
function readFields(value: object, maxItems: number): readonly Field[] {
  return Object.keys(value)
    .slice(0, maxItems + 1)
    .map((name): Field => [name, Reflect.get(value, name)])
    .filter(([, item]) => !unspeakable.has(typeof item));
}

const unspeakable: ReadonlySet<string> = new Set(['undefined', 'function', 'symbol']);

function visitFields(fields: readonly Field[], at: Visit): Json {
  const { rules } = at;
  const named = fields.some(([name, value]) => namesAnother.has(name) && isSecretName(value, rules));
  const kept = fields.slice(0, rules.maxItems).map(([name, value]): readonly [string, Json] => {
    const hidden = isSecretName(name, rules) || (named && name.toLowerCase() === 'value');
    return [textOf(name, at), hidden ? secret : visit(value, at)];
  });
  if (fields.length > kept.length) kept.push([tooMuch, true]);
  return Object.fromEntries(kept);
}

/** Fields that say what the field `value` beside them is, as in lists of headers. */
const namesAnother: ReadonlySet<string> = new Set(['name', 'Name', 'key', 'Key', 'header', 'field', 'label']);

function isSecretName(name: unknown, { secretNames }: RedactionRules): boolean {
  return typeof name === 'string' && secretNames.test(plainName(name));
}

/** Full-width and other look-alike forms of letters count as the letters. */
const plainName = (name: string): string =>
  name
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
