import { flushCompileCache } from 'node:module';
import { instructions } from '@makegate/tools';
import { connectFastMcp } from '@makegate/tools/fastmcp';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { answerMalformed } from './answer-malformed.js';
import { compose } from './compose.js';
import type { FoundSettings } from './config.js';
import { endWithClient } from './lifetime.js';
import { log } from './log.js';
import type { Link } from './process-tree.js';
import { readServerConfig } from './server-config.js';
import { version } from './version.js';

/** When whoever waits for the start has got it. */
const flushAfterMs = 3_000;

export interface ServeOptions {
  readonly found: FoundSettings;
  /** Where to keep what may be kept between starts. Absent: nowhere. */
  readonly cacheFolder: string | undefined;
  /** The way up to the client as it was when the process began. */
  readonly chain: readonly Link[];
}

/**
 * Serves one client over standard input and output until it is gone. Resolves as soon as it is being served; rejects with
 * a `ConfigError` before anything is opened.
 */
export async function serve({ found, cacheFolder, chain }: ServeOptions): Promise<void> {
  const config = { ...readServerConfig(found), cacheFolder };
  const composition = await compose(config);
  const connection = await connectFastMcp({
    name: 'makegate',
    title: 'Makegate',
    version,
    instructions,
    surface: composition.surface,
    ready: composition.ready,
    transport: answerMalformed(new StdioServerTransport(), log),
    // The first line only: fastmcp adds stacks, and the message that it could not make sense of.
    log: (level, text) => (level === 'warn' || level === 'error') && log(text.split('\n', 1).join('').slice(0, 200)),
  });
  const end = endWithClient(async () => {
    await connection.close();
    await composition.close();
  }, chain);
  void connection.closed.then(() => end());
  // A client that kills us instead of closing our input would otherwise leave nothing for the next start.
  setTimeout(flushCompileCache, flushAfterMs).unref();
}
