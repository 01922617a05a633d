import type { AddressScheme, PresentedScheme } from '../scheme.js';

/** A key in a header. Default header `x-make-apikey`, which is Make's own; any case. */
export function apiKey(header = 'x-make-apikey'): PresentedScheme {
  return { kind: 'presented', name: 'API key', header: header.toLowerCase(), prefix: '', encoding: 'text' };
}

/** `Authorization: Bearer …` */
export const bearer: PresentedScheme = {
  kind: 'presented',
  name: 'Bearer',
  header: 'authorization',
  prefix: 'Bearer ',
  encoding: 'text',
};

/** `Authorization: Basic …`; a secret is `user:password`. */
export const basic: PresentedScheme = {
  kind: 'presented',
  name: 'Basic',
  header: 'authorization',
  prefix: 'Basic ',
  encoding: 'base64',
};

/** For senders that can prove nothing but where they are. Needs `allowIps`, takes no secrets. */
export const addressOnly: AddressScheme = { kind: 'address', name: 'Address' };
