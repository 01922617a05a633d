import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { configError } from './config-error.js';
import { readText } from './read-text.js';

const Keys = z.record(z.string(), z.unknown());

/** Settings by their names, as they stand in a configuration file. */
export type FileSettings = Readonly<Record<string, unknown>>;

/**
 * Reads a configuration file, YAML or JSON. Throws `ConfigError` that names the variable it comes from, and the line where
 * the text is not what it should be, but not what stands there.
 */
export function readConfigFile(path: string, variable: string): FileSettings {
  const read = readText(path);
  if ('reason' in read) throw configError(variable, read.reason);
  const lines = new LineCounter();
  const document = parseDocument(read.text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw configError(
      variable,
      `names a file that is not YAML or JSON at line ${line}, column ${col} (${error.code}).`,
    );
  }
  const keys = Keys.safeParse(document.toJS() ?? {});
  if (!keys.success) throw configError(variable, 'names a file that does not hold settings by their names.');
  return keys.data;
}
