import { createRequire } from 'node:module';

/** Our own version, from the manifest beside the built file. */
export const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string };
