import { randomBytes } from 'node:crypto';
import { newEncryptionKey } from '@makegate/auth';
import { codeOf } from '../error-code.js';
import { CommandError } from './command-error.js';
import type { Terminal } from './terminal.js';

/** A new key as a line. Without an id it is named for the day and at random, so that no two have the same name. */
function keyLine(id: string | undefined, today: string): string {
  try {
    return newEncryptionKey(id ?? `k-${today}-${randomBytes(3).toString('hex')}`).reveal();
  } catch (error) {
    if (codeOf(error) !== 'keyring_invalid') throw error;
    throw new CommandError('key_id_invalid', '--id has to be 1 to 64 letters, digits, _ or -.');
  }
}

/** Prints a new encryption key. */
export function newKey({ id }: { readonly id?: string }, terminal: Terminal, now = new Date()): void {
  terminal.print(keyLine(id, now.toISOString().slice(0, 10)));
  terminal.note(
    'Put this line into MAKEGATE_ENCRYPTION_KEYS, or into the file that MAKEGATE_ENCRYPTION_KEYS_FILE names.',
  );
  terminal.note('Keep a copy in a safe place: without it, every credential has to be entered again.');
}
