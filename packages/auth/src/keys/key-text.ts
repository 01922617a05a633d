import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { base62, numberOf } from './base62.js';

const shape = /^mkgw_(?<id>(?<mark>[0-9A-Za-z]{4})[0-9A-Za-z]{12})_[0-9A-Za-z]{43}_(?<crc>[0-9A-Za-z]{6})$/;
const crcLength = 6;

/** A service key taken apart. `proof` is what its hash is made of. */
export interface KeyText {
  readonly id: string;
  readonly mark: string;
  readonly proof: string;
}

const crcOf = (proof: string): string => base62(BigInt(crc32(proof)), crcLength);

/** The first four letters of every id of a deployment, so that a key of another one is told from a wrong one. */
export const deploymentMark = (deployment: string): string => base62(numberOf(hash('sha256', deployment, 'buffer')), 4);

/** A new key for a deployment: 256 random bits behind a random id, and the whole text of it. */
export function newKeyText(deployment: string): { readonly id: string; readonly proof: string; readonly text: string } {
  const id = deploymentMark(deployment) + base62(numberOf(randomBytes(16)), 12);
  const proof = `mkgw_${id}_${base62(numberOf(randomBytes(32)), 43)}`;
  return { id, proof, text: `${proof}_${crcOf(proof)}` };
}

/** Undefined for what is not a key, and for a key with a slip of the pen. */
export function parseKeyText(text: string): KeyText | undefined {
  const { id = '', mark = '', crc } = shape.exec(text)?.groups ?? {};
  const proof = text.slice(0, -crcLength - 1);
  return crc !== undefined && crcOf(proof) === crc ? { id, mark, proof } : undefined;
}

/** A fast hash is right here: nobody can guess 256 random bits. */
export const hashOfProof = (proof: string): Buffer => hash('sha256', proof, 'buffer');
