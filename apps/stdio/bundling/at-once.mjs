import { readFile } from 'node:fs/promises';

/** Where the client loads the groups of Make's API and its HTTP library by import(): here each start comes to them. */
const reachedAtStart = /[\\/]client[\\/]src[\\/](groups|exchange)\.ts$/;

/**
 * Modules that are imported lazily within one file are wrapped in functions by the bundler, with all that they import.
 * V8 reads the text of such a function twice: once to find its end, once when it is called.
 */
export const atOnce = {
  name: 'at-once',
  setup(bundler) {
    bundler.onLoad({ filter: reachedAtStart }, async ({ path }) => {
      const imports = [];
      const contents = (await readFile(path, 'utf8')).replaceAll(/\bimport\(('[^']+')\)/g, (_, from) => {
        const name = `imported${imports.length}`;
        imports.push(`import * as ${name} from ${from};`);
        return `Promise.resolve(${name})`;
      });
      return { contents: contents + imports.join(''), loader: 'ts' };
    });
  },
};
