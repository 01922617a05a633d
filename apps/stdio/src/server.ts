import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { answerMalformed } from './answer-malformed.js';
import { compose } from './compose.js';
import type { Config } from './config.js';
import { endWithClient } from './lifetime.js';
import { log } from './log.js';
import type { Link } from './process-tree.js';
import { version } from './version.js';

const instructions =
  'Work on Make.com: find, run, watch and change automation scenarios. Tools named run_… each run one scenario. ' +
  'Begin with status when something is missing, and with scenarios_list to find your way.';

/**
 * Serves one client over standard input and output until it is gone. Resolves as soon as it is being served. `chain` is
 * the way up to the client as it was when the process began.
 */
export async function serve(config: Config, chain: readonly Link[]): Promise<void> {
  // The calls to Make that decide what is shown are on their way while the protocol adapter loads.
  const [composition, { connectFastMcp }] = await Promise.all([compose(config), import('@makegate/tools/fastmcp')]);
  const connection = await connectFastMcp({
    name: 'makegate',
    title: 'Makegate',
    version,
    instructions,
    surface: composition.surface,
    ready: composition.ready,
    transport: answerMalformed(new StdioServerTransport(), log),
    log: (level, text) => (level === 'warn' || level === 'error') && log(text),
  });
  const end = endWithClient(async () => {
    await connection.close();
    await composition.close();
  }, chain);
  void connection.closed.then(() => end());
}
