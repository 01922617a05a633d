import { z } from 'zod';

/** Number of a thing of Make's: scenario, team, connection and so on. */
export const Id = z.int().positive();
