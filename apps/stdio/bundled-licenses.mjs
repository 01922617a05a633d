import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package that a bundled file came from: what follows the last node_modules, one or two names long. */
const packageFolder = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];

function entryOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder).filter(
    (file) => /^(licen[cs]e|copying|notice)/i.test(file) && !file.endsWith('.js'),
  );
  const text = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return `${name} ${version} (${license})\n\n${text || 'The package brings no licence text of its own.'}`;
}

/**
 * The licence texts of all that is inside the bundles, by the metafiles of esbuild: most licences ask for their text in
 * every copy, and a bundle is one.
 */
export function bundledLicenses(metafiles) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    ),
  );
  const folders = [...new Set(files.map(packageFolder))].filter((folder) => folder && existsSync(folder));
  return folders
    .map(entryOf)
    .toSorted()
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}
