import type { Principal } from '@makegate/auth';
import type { FastMcpConnection } from '@makegate/tools/fastmcp';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/** What the gateway serves: it turns a session's transport into a session that answers. */
export interface Registry {
  /**
   * Serves one session of this principal over a transport that was not started yet. Resolves when the transport stands;
   * rejects when it cannot be started, and with an error that has a published code when this principal cannot be served.
   */
  connect(principal: Principal, transport: Transport): Promise<FastMcpConnection>;
  /** Lets go of everything that is kept for principals. Sessions are closed by whoever opened them. */
  close(): Promise<void>;
}
