import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { FastMCP, FastMCPSession } from 'fastmcp';
import { fastMcpTransport, type TransportPatches } from './fastmcp-transport.js';

/** How serious fastmcp finds what it says. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What one session of any FastMCP server needs. */
export interface ConnectServerOptions extends Partial<TransportPatches> {
  /** May serve other sessions as well. It decides about tools, resources, prompts and pings. */
  readonly server: FastMCP;
  /** Not yet started, and closed by `close`. */
  readonly transport: Transport;
  /** Hears of a session that could not be opened. The server has a logger of its own. */
  readonly log: (level: LogLevel, text: string) => void;
}

/** A session that stands, or has stood. */
export interface ServerConnection {
  /** Ends the session and cancels its calls. May be called twice. */
  close(): Promise<void>;
  /** Resolves when the session has ended, by `close` or by the other side. */
  readonly closed: Promise<void>;
}

/** With fastmcp's own view of it. */
export interface FastMcpServerConnection extends ServerConnection {
  /** Resolves when the client has said who it is; never, when it does not. Rejects when the session cannot be opened. */
  readonly session: Promise<FastMCPSession>;
}

/**
 * Serves one client with a FastMCP server as it is: what is said because of a request travels on that request's stream, and
 * nobody waits for fastmcp to look at its client. Without patches every message passes. Resolves when the transport stands,
 * before the client has said anything; rejects when the transport cannot be started.
 */
export async function connectServer(options: ConnectServerOptions): Promise<FastMcpServerConnection> {
  const { server, log, receive = (request) => ({ pass: request }), greet = (result) => result } = options;
  const transport = fastMcpTransport(options.transport, { receive, greet });
  let standing: FastMCPSession | undefined;
  const session = server.connect(transport).then((opened) => (standing = opened));
  session.catch((error: unknown) => log('error', `The session could not be opened: ${String(error)}`));
  await Promise.race([transport.opened, session]);
  return {
    session,
    closed: transport.closed,
    close: async () => (standing ? standing.close() : transport.close()),
  };
}
