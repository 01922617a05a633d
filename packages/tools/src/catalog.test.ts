import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { catalog } from './catalog/index.js';
import type { JsonSchema } from './json-schema.js';
import { isToolsetName, toolset, toolsets } from './toolsets.js';

const folder = join(import.meta.dirname, 'catalog');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
const pages = files.filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts');

const nameOf = (page: string) => page.replace(/\.ts$/, '').replaceAll(/[/-]/g, '_');

/** Every object schema inside a schema, itself included, with where it lies. */
function* schemasIn(schema: unknown, path = '#'): Generator<readonly [string, JsonSchema]> {
  if (typeof schema !== 'object' || schema === null) return;
  if (!Array.isArray(schema)) yield [path, { ...schema }];
  for (const [key, inner] of Object.entries(schema)) yield* schemasIn(inner, `${path}/${key}`);
}

/** What the client itself exports under an id such as `dataStores.list`. */
async function endpointOfClient(id: string): Promise<unknown> {
  const [group = '', member = ''] = id.split('.');
  const file = group.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const module: unknown = await import(`@makegate/client/endpoints/${file}`);
  return Reflect.get(Object(Reflect.get(Object(module), group)), member);
}

const listed = catalog.map(({ name, title, description, inputSchema, outputSchema, annotations }) => ({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  annotations,
}));

test('the name of every tool is its path, and every page is in the catalog once', () => {
  expect(catalog.map(({ name }) => name).toSorted()).toEqual(pages.map(nameOf).toSorted());
});

test('every tool has its test beside it', () => {
  const untested = pages.filter((page) => !files.includes(page.replace(/\.ts$/, '.test.ts')));
  expect(untested).toEqual([]);
});

describe.each(catalog.map((tool) => [tool.name, tool] as const))('%s', (_, tool) => {
  test('has a name that survives every client', () => {
    expect(tool.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(tool.name.length).toBeLessThanOrEqual(40);
  });

  test('has a title and a calm description', () => {
    expect(tool.title).toMatch(/^[A-Z][A-Za-z ]+$/);
    expect(tool.description).toMatch(/^[A-Z].*\.$/s);
    expect(tool.description.length).toBeLessThanOrEqual(300);
    expect(tool.description).not.toMatch(/important|must|always|never use|please|!|\b[A-Z]{4,}\b/);
  });

  test('describes every argument', () => {
    const properties = Object.entries(Object(tool.inputSchema['properties']));
    expect(properties.filter(([, schema]) => !Object(schema).description).map(([name]) => name)).toEqual([]);
  });

  test('advertises schemas that conservative clients accept', () => {
    for (const schema of [tool.inputSchema, tool.outputSchema]) {
      expect(schema['type']).toBe('object');
      for (const [path, inner] of schemasIn(schema)) {
        if (path.endsWith('/properties')) continue;
        for (const word of ['$ref', '$defs', 'anyOf', 'oneOf', 'allOf', 'not', 'patternProperties', 'propertyNames']) {
          expect([path, word in inner]).toEqual([path, false]);
        }
        expect(['date-time', undefined]).toContain(inner['format']);
      }
    }
  });

  test('advertises free-form objects as open', () => {
    const freeForm = [...schemasIn(tool.inputSchema)].filter(
      ([path, inner]) => path !== '#' && inner['type'] === 'object' && inner['properties'] === undefined,
    );
    expect(freeForm.filter(([, inner]) => inner['additionalProperties'] !== true)).toEqual([]);
    expect(tool.inputSchema['additionalProperties']).toBe(false);
  });

  test('derives its hints from the endpoints it uses', () => {
    const effects = tool.uses.map(({ effect }) => effect);
    const repeats = tool.uses.map(({ repeat }) => repeat);
    const { readOnlyHint, destructiveHint, idempotentHint } = tool.annotations;
    expect(readOnlyHint).toBe(effects.every((effect) => effect === 'read'));
    expect(destructiveHint).toBe(effects.some((effect) => ['delete', 'update', 'run'].includes(effect)));
    expect(idempotentHint && repeats.some((repeat) => repeat !== 'safe')).toBe(false);
  });

  test('uses endpoints of the client and no others', async () => {
    const endpoints = [...tool.uses, ...(tool.optionally ?? [])];
    const known = await Promise.all(endpoints.map(({ id }) => endpointOfClient(id)));
    expect(endpoints).toEqual(known);
  });
});

test('every tool that destroys something previews the loss', () => {
  const destroying = catalog.filter(({ effect }) => effect === 'delete');
  expect(destroying.length).toBeGreaterThan(0);
  expect(destroying.filter(({ preview }) => preview === undefined)).toEqual([]);
});

test('every list is paged', () => {
  const lists = catalog.filter(({ name }) => name.endsWith('_list'));
  expect(lists.length).toBeGreaterThan(5);
  for (const { name, input, output } of lists) {
    expect([name, Object.keys(input)]).toEqual([name, expect.arrayContaining(['limit', 'offset'])]);
    expect([name, Object.keys(output)]).toEqual([name, expect.arrayContaining(['nextOffset'])]);
  }
});

test('the default toolset is small: at most 20 tools and 8,000 tokens', () => {
  const names: readonly string[] = toolsets.default;
  expect(names.length).toBeLessThanOrEqual(20);
  const characters = JSON.stringify({ tools: listed.filter(({ name }) => names.includes(name)) }).length;
  expect(characters).toBeLessThanOrEqual(32_000);
});

test('every toolset names tools of the catalog, each once', () => {
  for (const [name, names] of Object.entries(toolsets)) {
    if (!isToolsetName(name)) throw new Error(`${name} is not a toolset name.`);
    expect(toolset(name).map((tool) => tool.name)).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
  }
  expect(toolset('everything')).toEqual(catalog);
});

test('no other word is a toolset', () => {
  expect(isToolsetName('toString')).toBe(false);
  expect(isToolsetName('everything')).toBe(true);
});
