import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import type { InterfaceMemory } from '@makegate/tools';
import { z } from 'zod';

/** Raised when the shape changes: a file of another format counts as none. */
const format = 1;

const Kept = z.object({
  format: z.literal(format),
  known: z.array(
    scenarios.getInterface.reply.extend({ scenarioId: z.number(), edit: z.string(), readAtMs: z.number() }),
  ),
});

export interface InterfaceFileOptions {
  /** Made when it is missing, for its owner alone. */
  readonly folder: string;
  /** What the interfaces belong to: zone, team, organization. Each combination has a file of its own. */
  readonly belongsTo: readonly (string | number | undefined)[];
  readonly log: (text: string) => void;
}

/** Keeps interfaces in one JSON file that only its owner can read, replaced as a whole. */
export function interfaceFile({ folder, belongsTo, log }: InterfaceFileOptions): InterfaceMemory {
  const owner = createHash('sha256').update(JSON.stringify(belongsTo)).digest('hex').slice(0, 16);
  const file = join(folder, `interfaces-${owner}.json`);
  return {
    async recall() {
      try {
        return Kept.parse(JSON.parse(await readFile(file, 'utf8'))).known;
      } catch {
        // Missing, unreadable or of another format: Make is asked, and a good file written.
        return [];
      }
    },
    async keep(known) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await replace(file, JSON.stringify({ format, known }));
      } catch (error) {
        log(
          `Could not keep what is known of the scenarios in ${folder}: ${error instanceof Error ? error.message : ''}`,
        );
      }
    },
  };
}

/** As a whole or not at all: somebody may read it at the same time, or end us in the middle. */
async function replace(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, text, { mode: 0o600 });
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
