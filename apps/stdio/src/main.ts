import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { ConfigError, configErrorExitCode, isConfigError } from './config-error.js';
import { connectText, connectableClients } from './commands/connect.js';
import { openCacheFolder } from './cache-folder.js';
import { cacheFolderOf, readSettings } from './config.js';
import { help } from './help.js';
import { log } from './log.js';
import { requireNode } from './node-version.js';
import { wrappersAbove } from './process-tree.js';
import { version } from './version.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `connect cursor --read-only`: the flags are checked like those of a server, for they become its. */
function connect(args: readonly string[]): void {
  const [first] = args;
  const client = first?.startsWith('-') ? undefined : first;
  const flags = client === undefined ? args : args.slice(1);
  readSettings(flags, {});
  const text = connectText(client, flags);
  if (text === undefined) throw new ConfigError('connect', `knows these clients: ${connectableClients.join(', ')}.`);
  say(text);
}

/** Before the server is loaded, whose code it is that is kept compiled, and during which a client may die. */
async function serve(args: readonly string[]): Promise<void> {
  const found = readSettings(args);
  const wanted = cacheFolderOf(found);
  const cacheFolder = wanted === undefined ? undefined : openCacheFolder(wanted);
  if (cacheFolder !== undefined) enableCompileCache(join(cacheFolder, 'code'));
  const chain = wrappersAbove();
  return (await import('./server.js')).serve({ found, cacheFolder, chain });
}

/** Each command loads only what it needs: a client that starts us waits for every module. */
async function run(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  if (args.includes('--help') || args.includes('-h')) return say(help);
  if (args.includes('--version')) return say(version);
  if (command === 'connect') return connect(rest);
  if (command === 'tour') return (await import('./commands/tour.js')).tour(say);
  return serve(args);
}

try {
  requireNode();
  await run(process.argv.slice(2));
} catch (error) {
  if (isConfigError(error)) {
    log(`${error.message} (${error.code})`);
    process.exitCode = configErrorExitCode;
  } else {
    throw error;
  }
}
