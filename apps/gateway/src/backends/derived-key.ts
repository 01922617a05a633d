import { hkdfSync } from 'node:crypto';
import type { EncryptionKey } from '@makegate/auth';

/** What a key is derived for. Each purpose has a key of its own, from which no other can be found. */
export type KeyPurpose = 'confirmations' | 'replica assertions';

/** 32 bytes, the same in every process that has this encryption key. */
export const derivedKey = ({ key }: EncryptionKey, purpose: KeyPurpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, 'makegate-gateway', purpose, 32));
