import { isDeepStrictEqual } from 'node:util';
import { fieldsOf, keyOf } from '../keys/key-fields.js';
import type { SecretEntry } from '../secrets/secret-entries.js';
import { StateFileError } from './state-file-error.js';
import type { State } from './state.js';

const format = 'makegate-state';
const version = 1;

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isMembers(value) && Object.values(value).every((text) => typeof text === 'string');

const entryOf = ({ value, expiresAtMs }: SecretEntry): Members =>
  expiresAtMs === Infinity ? { value } : { value, expiresAtMs };

/** The state as the members of a JSON object. */
function membersOf({ keys, secrets, dataKeys }: State): Members {
  return {
    format,
    version,
    keys: Object.fromEntries([...keys].map(([id, key]) => [id, fieldsOf(key)])),
    secrets: Object.fromEntries([...secrets].map(([key, entry]) => [key, entryOf(entry)])),
    dataKeys: Object.fromEntries(dataKeys),
  };
}

/** Indented, so that a person can see what is there. Whoever puts a secret has sealed it, as in every store. */
export const textOf = (state: State): string => `${JSON.stringify(membersOf(state), undefined, 2)}\n`;

/**
 * Throws `state_too_new` or `state_invalid`. What this version would not write back in the same way is refused as a whole:
 * otherwise the next change would lose it, and it may have been a restriction.
 */
export function stateIn(bytes: Uint8Array, path: string): State {
  const members = parsed(bytes);
  if (members?.['format'] !== format) throw invalid(path);
  if (typeof members['version'] === 'number' && members['version'] > version) throw tooNew(path);
  const state = stateOf(members);
  if (state === undefined || !isDeepStrictEqual(membersOf(state), members)) throw invalid(path);
  return state;
}

function parsed(bytes: Uint8Array): Members | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return isMembers(value) ? value : undefined;
  } catch {
    // The parser quotes what it read, which is not for a log.
    return undefined;
  }
}

/** Leaves out what is no entry of ours; the caller sees that something is missing. */
function stateOf({ keys, secrets, dataKeys }: Members): State | undefined {
  if (!isMembers(keys) || !isMembers(secrets) || !isTexts(dataKeys)) return undefined;
  const state: State = { keys: new Map(), secrets: new Map(), dataKeys: new Map(Object.entries(dataKeys)) };
  try {
    for (const [id, fields] of Object.entries(keys)) if (isTexts(fields)) state.keys.set(id, keyOf(id, fields));
  } catch {
    return undefined;
  }
  for (const [key, entry] of Object.entries(secrets)) {
    if (isEntry(entry)) state.secrets.set(key, { value: entry.value, expiresAtMs: entry.expiresAtMs ?? Infinity });
  }
  return state;
}

const isEntry = (entry: unknown): entry is { readonly value: string; readonly expiresAtMs?: number } =>
  isMembers(entry) &&
  typeof entry['value'] === 'string' &&
  (entry['expiresAtMs'] === undefined || typeof entry['expiresAtMs'] === 'number');

const invalid = (path: string): StateFileError =>
  new StateFileError(
    'state_invalid',
    `The state file ${path} is not one that this version wrote: it was torn or edited. Restore it from a backup, or move it ` +
      'away to begin anew; then keys and credentials have to be entered again.',
  );

const tooNew = (path: string): StateFileError =>
  new StateFileError(
    'state_too_new',
    `The state file ${path} was written by a newer version. Update this one, or restore a backup from before.`,
  );
