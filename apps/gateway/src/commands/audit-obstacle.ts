import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../error-code.js';

/** Why nothing can be appended to this file, as far as can be told without writing; `undefined` when nothing is known. */
export async function auditObstacle(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.W_OK).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      await access(dirname(path), constants.W_OK);
    });
    return (await isFolder(path)) ? `is a folder: ${path}.` : undefined;
  } catch (error) {
    return `cannot be written (${codeOf(error) ?? 'for an unknown reason'}): ${path}.`;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
