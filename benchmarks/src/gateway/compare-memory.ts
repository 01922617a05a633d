import type { LoadGenerator } from './load/load-generator.js';
import { startServer } from './running-server.js';

/** A server of its own, because memory that was used once is rarely given back. */
async function memoryOf(
  load: LoadGenerator,
  script: string,
  args: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const server = await startServer(script, args);
  try {
    const before = await server.rssMib();
    const sessions = await load.measure('sessions', server);
    const after = await server.rssMib();
    return {
      'RSS at start, MiB': before.toFixed(0),
      [`with ${sessions} sessions`]: after.toFixed(0),
      'KiB for each': (((after - before) * 1024) / sessions).toFixed(0),
    };
  } finally {
    await server.stop();
  }
}

/** Prints what open sessions cost. The state file is a new one. */
export async function compareMemory(stateFile: string, load: LoadGenerator): Promise<void> {
  const sdk = await memoryOf(load, './anchors/sdk.js', []);
  const makegate = await memoryOf(load, './ours/gateway.js', [`MAKEGATE_STATE=${stateFile}`]);
  console.log('\nMemory of open sessions, each of which has listed its tools and called one');
  console.table([
    { server: 'SDK v1', ...sdk },
    { server: 'makegate', ...makegate },
  ]);
}
