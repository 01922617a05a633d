import { readFileSync } from 'node:fs';
import { z } from 'zod';

const RunInformation = z.object({
  tasks: z.array(z.object({ taskId: z.string(), target: z.string(), projectName: z.string(), status: z.number() })),
});

/** One task of an Nx run that really started, or that came from the cache. Tasks behind a failed one do not appear. */
export interface NxTask {
  readonly id: string;
  readonly target: string;
  readonly project: string;
  readonly succeeded: boolean;
}

/** Reads what Nx writes into its cache folder at the end of a run; `undefined` when the run died before. */
export function readNxTasks(file: string): readonly NxTask[] | undefined {
  try {
    return RunInformation.parse(JSON.parse(readFileSync(file, 'utf8'))).tasks.map((task) => ({
      id: task.taskId,
      target: task.target,
      project: task.projectName,
      succeeded: task.status === 0,
    }));
  } catch {
    return undefined;
  }
}
