// A constant, because a bundled client has no manifest beside it. `npm run release:version` runs this.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const file = new URL('src/version.ts', import.meta.url);
const source = readFileSync(file, 'utf8');
writeFileSync(
  file,
  source.replace(/version = '[^']*'/, () => `version = '${version}'`),
);
