import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const Announcement = z.looseObject({ url: z.string(), apiToken: z.string(), teamId: z.number() });

export interface SandboxProcess {
  /** What the programs of the READMEs read. */
  readonly environment: { readonly MAKE_ZONE: string; readonly MAKE_API_KEY: string; readonly MAKE_TEAM: string };
  stop(): Promise<void>;
}

/** Starts the installed sandbox by its binary and waits until it serves. */
export async function startSandboxProcess(folder: string): Promise<SandboxProcess> {
  const child = spawn(join(folder, 'node_modules/.bin/makegate-sandbox'), ['--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    ended.then(() => {
      throw new Error('makegate-sandbox ended before it served');
    }),
  ]);
  const { url, apiToken, teamId } = Announcement.parse(JSON.parse(line));
  return {
    environment: { MAKE_ZONE: url, MAKE_API_KEY: apiToken, MAKE_TEAM: String(teamId) },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
