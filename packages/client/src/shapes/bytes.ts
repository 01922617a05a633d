import { isUint8Array } from 'node:util/types';
import { z } from 'zod';

/** Bytes, such as an image: for a `content` and a reply that are neither JSON nor text. */
export const Bytes = z.custom<Uint8Array>(isUint8Array, { message: 'expected a Uint8Array' });
