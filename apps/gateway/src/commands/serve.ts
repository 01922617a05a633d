import { compose } from '../compose.js';
import type { GatewayConfig } from '../gateway-config.js';
import { createLog } from '../telemetry/log.js';
import { askedToEnd } from './asked-to-end.js';
import { lastResort } from './last-resort.js';
import type { Terminal } from './terminal.js';

/** What whoever serves may want to do about it. */
export interface Serving {
  /** Called with the URL that clients connect to, as soon as they can. */
  readonly started?: ((url: string) => void) | undefined;
  /** Resolves when it is time to end. Default: with SIGTERM or SIGINT. */
  readonly asked?: Promise<void>;
}

/** Serves until it is time to end, then lets running calls end. */
export async function serve(
  config: GatewayConfig,
  terminal: Terminal,
  { started, asked = askedToEnd() }: Serving = {},
): Promise<void> {
  const takeBack = lastResort(createLog(config.logLevel));
  const gateway = await compose(config);
  const url = `${gateway.address}/mcp`;
  terminal.note(`Serving MCP at ${url}`);
  if (gateway.metricsAddress) terminal.note(`Metrics at ${gateway.metricsAddress}/metrics`);
  started?.(url);
  await asked;
  terminal.note(`Ending. Running calls get up to ${config.drainMs / 1000} s.`);
  await gateway.drain().finally(() => gateway.close());
  takeBack();
}
