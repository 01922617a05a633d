import { resolve } from 'node:path';
import { z } from 'zod';
import { parseAddress } from './listen-address.js';

/*
 * Values come as text from the environment and as numbers, lists and the like from a file. Every shape reads both, and
 * refuses with a sentence of ours, which never holds the value.
 */

class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** What a reader of `shape` answers for a value that cannot be used. */
export const refuse = (reason: string): Refusal => new Refusal(reason);

/** A shape from a function that reads what was given, or refuses it. */
export const shape = <T>(read: (given: unknown) => T | Refusal) =>
  z.unknown().transform((given, context): T => {
    const value = read(given);
    if (!(value instanceof Refusal)) return value;
    context.addIssue({ code: 'custom', message: value.reason });
    return z.NEVER;
  });

/** Text that stands on one line. */
export const oneLine = (reason: string, most = 1000) =>
  shape((given) =>
    typeof given === 'string' && given.length <= most && /^[^\p{C}]+$/u.test(given) ? given : refuse(reason),
  );

export function wholeNumber(least: number, most: number, unit: string) {
  const reason = `has to be a whole number of ${unit} from ${least} to ${most}.`;
  return shape((given) => {
    const number = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given;
    return Number.isInteger(number) && typeof number === 'number' && number >= least && number <= most
      ? number
      : refuse(reason);
  });
}

export const toggle = () =>
  shape((given) => {
    const word = String(given).toLowerCase();
    if (['true', '1', 'yes', 'on'].includes(word)) return true;
    return ['false', '0', 'no', 'off'].includes(word) ? false : refuse('has to be true or false.');
  });

export const oneOf = <const Name extends string>(names: readonly Name[]) =>
  shape((given) => names.find((name) => name === given) ?? refuse(`has to be one of: ${names.join(', ')}.`));

/** A path, made absolute by the folder that the process was started in. */
export const filePath = () =>
  shape((given) =>
    typeof given === 'string' && given !== '' && !given.includes('\0')
      ? resolve(given)
      : refuse('has to be the path of a file.'),
  );

const addressReason = 'has to be a host and a port, such as 127.0.0.1:8787 or [::1]:8787.';
const addressIn = (given: unknown) => (typeof given === 'string' ? parseAddress(given) : undefined);

export const address = () => shape((given) => addressIn(given) ?? refuse(addressReason));

/** An address or, where nothing is to listen, `off`, which is `undefined`. */
export const addressOrOff = () =>
  shape((given) => {
    // YAML of older versions reads a plain `off` as false.
    if (given === 'off' || given === false) return undefined;
    return addressIn(given) ?? refuse(`${addressReason.slice(0, -1)}, or off.`);
  });

/** Scheme and host of a web address, without a slash at the end; undefined for anything with more or less. */
function originIn(given: unknown): string | undefined {
  const url = typeof given === 'string' ? URL.parse(given) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined;
  const more = url.username + url.password + url.search + url.hash;
  return more === '' && url.pathname === '/' ? url.origin : undefined;
}

export const origin = () =>
  shape(
    (given) =>
      originIn(given) ?? refuse('has to be a scheme and a host without a path, such as https://mcp.example.com.'),
  );

/** Origins separated by commas or spaces, or as a list. */
export const origins = () =>
  shape((given) => {
    const texts = typeof given === 'string' ? given.split(/[\s,]+/).filter((text) => text !== '') : given;
    const read = Array.isArray(texts) ? texts.map(originIn) : [undefined];
    const known = read.filter((text) => text !== undefined);
    if (known.length === read.length) return known;
    return refuse('has to be origins separated by commas, such as https://app.example.com. A star is not accepted.');
  });
