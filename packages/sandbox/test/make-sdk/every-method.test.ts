import { readFileSync, readdirSync } from 'node:fs';
import { Make } from '@makehq/sdk';

const folder = new URL('.', import.meta.url);
const customApps = 'custom-apps.test.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every method of what hangs on an object, by its path: `dataStores.records.list`. Found in the SDK as it is installed. */
function methodsOf(owner: object, path: readonly string[] = []): string[] {
  return Object.entries(owner).flatMap(([name, value]) => {
    if (!isObject(value)) return [];
    const prototype: unknown = Object.getPrototypeOf(value);
    const own = prototype === Object.prototype ? [] : Object.getOwnPropertyNames(prototype);
    const methods = own.filter((method) => method !== 'constructor').map((method) => [...path, name, method].join('.'));
    return [...methods, ...methodsOf(value, [...path, name])];
  });
}

/** What the tests of this folder are written as: those of custom apps apart, as their families have names of others. */
function sources(): { readonly customApps: string; readonly others: string } {
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.ts') && file !== customApps);
  const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  return { customApps: text(customApps), others: files.map(text).join('\n') };
}

const written = sources();

function isCalled(method: string): boolean {
  const [family = '', name = ''] = method.split('.').slice(-2);
  const text = method.startsWith('sdk.') ? written.customApps : written.others;
  return new RegExp(String.raw`\b${family}\s*\.${name}\(`).test(text);
}

const methods = methodsOf(new Make('f0000000-0000-4000-8000-000000000000', 'eu1.make.com'));

test('every method of the SDK is called by the tests beside this one', () => {
  expect(methods.length).toBeGreaterThan(150);
  expect(methods.filter((method) => !isCalled(method))).toEqual([]);
});
