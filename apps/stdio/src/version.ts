import { createRequire } from 'node:module';
import { z } from 'zod';

const Manifest = z.object({ version: z.string() });

/** Our own version, from the manifest beside the built file. */
export const { version } = Manifest.parse(createRequire(import.meta.url)('../package.json'));
