/** What the sandbox costs: a plain GET against bare node:http, a list in a large zone against a small one, and loading it. */
import { getOnes } from './get-ones.js';
import { listPages } from './list-pages.js';
import { loadZone } from './load-zone.js';

await getOnes();
await listPages();
await loadZone();
