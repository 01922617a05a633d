import { createRequire } from 'node:module';

const manifest: { readonly version: string } = createRequire(import.meta.url)('../package.json');

/** Our own version, from the manifest beside the built file. */
export const { version } = manifest;
