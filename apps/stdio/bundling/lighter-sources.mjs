import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { sourceChanges } from './source-changes.mjs';

/** Changes the text of some files, of libraries and our own, so that less has to be done at each start. */
export const lighterSources = {
  name: 'lighter-sources',
  setup(bundler) {
    bundler.onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
      const changes = sourceChanges.filter(({ file }) => file.test(path));
      if (changes.length === 0) return undefined;
      return {
        contents: changes.reduce((text, { change }) => change(text), await readFile(path, 'utf8')),
        loader: extname(path) === '.ts' ? 'ts' : 'js',
      };
    });
  },
};
