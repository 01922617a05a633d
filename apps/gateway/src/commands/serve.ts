import { compose } from '../compose.js';
import type { GatewayConfig } from '../gateway-config.js';
import { askedToEnd } from './asked-to-end.js';
import type { Terminal } from './terminal.js';

/** What whoever serves may want to do about it. */
export interface Serving {
  /** Called with the address when clients can connect. */
  readonly started?: (address: string) => void;
  /** Resolves when it is time to end. Default: with SIGTERM or SIGINT. */
  readonly asked?: Promise<void>;
}

/** Serves until it is time to end, then lets running calls end. */
export async function serve(
  config: GatewayConfig,
  terminal: Terminal,
  { started, asked = askedToEnd() }: Serving = {},
): Promise<void> {
  const gateway = await compose(config);
  terminal.note(`Serving MCP at ${gateway.address}/mcp`);
  if (gateway.metricsAddress) terminal.note(`Metrics at ${gateway.metricsAddress}/metrics`);
  started?.(gateway.address);
  await asked;
  terminal.note(`Ending. Running calls get up to ${config.drainMs / 1000} s.`);
  await gateway.drain().finally(() => gateway.close());
}
