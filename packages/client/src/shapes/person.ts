import { z } from 'zod';
import { named } from './schema.js';

/** Somebody who made or changed a thing. */
const person = z.looseObject({ id: z.number().nullish(), name: z.string().nullish(), email: z.string().nullish() });
export interface Person extends z.output<typeof person> {}
export const Person = named<Person>(person);
