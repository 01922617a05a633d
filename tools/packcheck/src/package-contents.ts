import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';

const SourceMap = z.object({ sources: z.array(z.string()), sourcesContent: z.array(z.unknown()).optional() });

/** What is wrong with the files of an unpacked package: too much, too little, or pointing at what a stranger lacks. */
export function problemsInContents(
  folder: string,
  files: readonly string[],
  homeOfTheRepository: string,
): readonly string[] {
  const missing = ['README.md', 'LICENSE'].filter((file) => !files.includes(file)).map((file) => `${file} is missing`);
  const unwanted = files.filter(isUnwanted).map((file) => `${file} should not be published`);
  const maps = files.filter((file) => file.endsWith('.map')).flatMap((file) => danglingSources(folder, file, files));
  const leaks = files.filter((file) => read(folder, file).includes(homeOfTheRepository));
  return [...missing, ...unwanted, ...maps, ...leaks.map((file) => `${file} names a folder of this machine`)];
}

const isUnwanted = (file: string): boolean =>
  /\.test(-d)?\.|\.tsbuildinfo$|^test\/|(^|\/)(jest\.config|tsconfig)[^/]*$|\.env|\.tgz$/.test(file);

/** A map is only worth shipping when the sources that it names, or their text, are shipped too. */
function danglingSources(folder: string, map: string, files: readonly string[]): readonly string[] {
  const { sources, sourcesContent } = SourceMap.parse(JSON.parse(read(folder, map)));
  return sources
    .filter((_source, index) => typeof sourcesContent?.[index] !== 'string')
    .filter((source) => !files.includes(posix.join(posix.dirname(map), source)))
    .map((source) => `${map} points at ${source}, which is not in the package`);
}

const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
