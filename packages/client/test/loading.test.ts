import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';

const dist = new URL('../dist/', import.meta.url);
const run = promisify(execFile);
const groups = readdirSync(new URL('endpoints/', dist)).filter((file) => file.endsWith('.js'));

/** Imports these groups one after the other in a process of its own: what of ours each of them loaded. */
async function loadedBy(files: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const program = `
    import { registerHooks } from 'node:module';
    let loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const all = {};
    for (const file of ${JSON.stringify(files)}) {
      loaded = [];
      await import('${dist.href}endpoints/' + file);
      all[file] = loaded.filter((url) => url.startsWith('${dist.href}')).map((url) => url.slice('${dist.href}'.length));
    }
    console.log(JSON.stringify(all));
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { timeout: 20_000 });
  return JSON.parse(stdout);
}

test('a group loads what its schemas are made of, and nothing else', async () => {
  const { 'folders.js': loaded = [] } = await loadedBy(['folders.js']);
  expect(new Set(loaded)).toEqual(
    new Set(['endpoints/folders.js', 'endpoint.js', 'shapes/ids.js', 'shapes/paging.js', 'shapes/schema.js']),
  );
});

// In both orders: what one group loads, another does not load again.
test.each([
  ['the first to the last', groups],
  ['the last to the first', groups.toReversed()],
])('no group loads another, from %s', async (_, files) => {
  const loaded = await loadedBy(files);
  const ofGroups = Object.entries(loaded).map(([file, urls]) => [
    file,
    urls.filter((url) => url.startsWith('endpoints/')),
  ]);
  expect(Object.fromEntries(ofGroups)).toEqual(Object.fromEntries(files.map((file) => [file, [`endpoints/${file}`]])));
  expect(files.length).toBeGreaterThan(20);
});
