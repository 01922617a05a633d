import { z } from 'zod';
import type { Schema } from './schema.js';

/** Somebody who made or changed a thing. */
const person = z.looseObject({ id: z.number().nullish(), name: z.string().nullish(), email: z.string().nullish() });
export interface Person extends z.output<typeof person> {}
export const Person: Schema<Person> = person;
