import { readdirSync, readFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const maxBytes = 400_000;

const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.d.ts'));
const textOf = (file: string) => readFileSync(new URL(file, dist), 'utf8');

/** Types that a program which builds on a group can name only by importing them from somewhere. */
function mentioned(text: string): string[] {
  const inline = [...text.matchAll(/import\("\.\.\/shapes\/[\w-]+\.js"\)\.(\w+)/g)].map(([, name = '']) => name);
  const imported = [...text.matchAll(/^import (?:type )?\{ (.*) \} from '\.\.\/shapes\//gm)].flatMap(([, names = '']) =>
    names.split(', '),
  );
  return [...new Set([...inline, ...imported])];
}

function exported(text: string): Set<string> {
  const listed = [...text.matchAll(/^export (?:type )?\{ (.*) \} from/gm)].flatMap(([, names = '']) =>
    names.split(', '),
  );
  return new Set(listed);
}

test('all declarations together are small enough to read in no time', () => {
  const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(textOf(file)), 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(maxBytes);
});

test.each(files.filter((file) => file.startsWith('endpoints/')))('every type in %s can be imported', (file) => {
  const text = textOf(file);
  const names = new Set([...exported(text), ...exported(textOf('index.d.ts'))]);
  expect(mentioned(text).filter((name) => !names.has(name))).toEqual([]);
});
