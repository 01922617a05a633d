import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCRequest } from '@modelcontextprotocol/sdk/types.js';
import { FastMCP, type Context, type FastMCPSession, type FastMCPSessionAuth, type Logger } from 'fastmcp';
import { format } from 'node:util';
import { deferred } from './deferred.js';
import { askerOf } from './fastmcp-elicitation.js';
import { dispatched, dispatcher, greeting, receive, tooEarly, type Dispatched } from './fastmcp-messages.js';
import { fastMcpTransport, type Received, type TransportPatches } from './fastmcp-transport.js';
import type { Progress } from './tool-context.js';
import type { Surface } from './surface.js';
import { toolResultOf } from './tool-result.js';

/** How serious fastmcp finds what it says. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What one session needs. */
export interface ConnectFastMcpOptions {
  readonly name: string;
  readonly title?: string;
  /** A semantic version; anything else is a TypeError. */
  readonly version: string;
  /** What a model reads before it uses the tools. */
  readonly instructions?: string;
  readonly surface: Surface;
  /** Until then requests about tools wait, so that a client's first list is a complete one. Default: at once. */
  readonly ready?: Promise<unknown>;
  /** Not yet started, and closed by `close`. */
  readonly transport: Transport;
  /** Takes fastmcp's own words. Over stdio it must not write to standard output. */
  readonly log: (level: LogLevel, text: string) => void;
}

/** A session that stands, or has stood. */
export interface FastMcpConnection {
  /** Ends the session and cancels its calls. May be called twice. */
  close(): Promise<void>;
  /** Resolves when the session has ended, by `close` or by the other side. */
  readonly closed: Promise<void>;
}

/**
 * Serves a surface to one client. Resolves when the transport stands, before the client has said anything; rejects when
 * the transport cannot be started.
 *
 * fastmcp does the session: initialize, ping, progress, cancellation, questions to the client. It copies its tools for each
 * session, closes their input schemas and answers unknown names with the wrong error, so it is given a single tool through
 * which every call goes to the surface, and `tools/list` is answered from the surface directly.
 */
export async function connectFastMcp(options: ConnectFastMcpOptions): Promise<FastMcpConnection> {
  const { surface, log, ready } = options;
  let session: FastMCPSession | undefined;
  const server = fastMcpOf(options, (call, context) =>
    toolResult(surface, call, { ...context, capabilities: session?.clientCapabilities ?? null }),
  );
  const standing = deferred();
  /** What the client was shown last. To a client that never asked for the list, no change of it is news. */
  let shown: ReturnType<Surface['list']> | undefined;
  const receiveNow = (request: JSONRPCRequest): Received | Promise<Received> => {
    if (request.method === 'tools/list') shown = surface.list();
    return receive(request, surface);
  };
  const transport = fastMcpTransport(options.transport, {
    receive: receiveInTime(receiveNow, ready ?? Promise.resolve(), standing.promise),
    greet: greeting,
  });
  const announce = async (): Promise<void> => {
    if (shown === undefined || surface.list() === shown) return;
    await session?.triggerListChangedNotification('notifications/tools/list_changed');
  };
  const stopListening = surface.onChange(() => void announce());
  void transport.closed.then(stopListening);

  const connect = async (): Promise<void> => {
    session = await server.connect(transport);
    standing.resolve();
    // What changed before fastmcp knew its client.
    await announce();
  };
  const connecting = connect();
  connecting.catch((error: unknown) => log('error', `The session could not be opened: ${String(error)}`));
  await Promise.race([transport.opened, connecting]);
  return {
    closed: transport.closed,
    close: async () => (session ? session.close() : transport.close()),
  };
}

/** Holds requests about tools back until they can be answered well, and refuses calls that nobody could ever answer. */
function receiveInTime(
  receiveNow: TransportPatches['receive'],
  ready: Promise<unknown>,
  standing: Promise<void>,
): TransportPatches['receive'] {
  let greeted = false;
  return (request) => {
    const calls = request.method === 'tools/call';
    if (calls && !greeted) return tooEarly(request);
    if (calls || request.method === 'tools/list') {
      // Whether the client can be asked to confirm a call is known only when the session stands.
      return Promise.allSettled(calls ? [ready, standing] : [ready]).then(() => receiveNow(request));
    }
    const received = receiveNow(request);
    greeted ||= request.method === 'initialize' && 'pass' in received;
    return received;
  };
}

function fastMcpOf(
  options: ConnectFastMcpOptions,
  execute: (call: Dispatched, context: Context<FastMCPSessionAuth>) => ReturnType<typeof toolResult>,
): FastMCP {
  const { name, title, version, instructions } = options;
  if (!isSemanticVersion(version)) throw new TypeError(`${version} is not a semantic version.`);
  const server = new FastMCP({
    name,
    version,
    ...(title === undefined ? {} : { title }),
    ...(instructions === undefined ? {} : { instructions }),
    logger: loggerOf(options.log),
    ping: { enabled: false },
    // Nothing here uses roots, and asking a client that refuses them only makes noise.
    roots: { enabled: false },
  });
  server.addTool({ name: dispatcher, parameters: dispatched, execute });
  return server;
}

type CallContext = Pick<Context<FastMCPSessionAuth>, 'elicit' | 'reportProgress' | 'signal'> & {
  readonly capabilities: FastMCPSession['clientCapabilities'];
};

/** Never rejects: fastmcp would send the client whatever an error says. */
async function toolResult(surface: Surface, call: Dispatched, context: CallContext) {
  const { capabilities, elicit, reportProgress, signal } = context;
  let steps = 0;
  const progress = ({ message, done, total }: Progress): void => {
    steps = done ?? steps + 1;
    void reportProgress({ message, progress: steps, ...(total === undefined ? {} : { total }) });
  };
  const hooks = { signal, progress, ask: askerOf(capabilities, elicit) };
  return toolResultOf(await surface.call(call.name, call.arguments, hooks));
}

/** fastmcp's default logger writes to standard output, which belongs to the protocol. */
function loggerOf(log: ConnectFastMcpOptions['log']): Logger {
  const at =
    (level: LogLevel) =>
    (...words: unknown[]) =>
      log(level, format(...words));
  return { debug: at('debug'), info: at('info'), log: at('info'), warn: at('warn'), error: at('error') };
}

/** fastmcp types its version without pre-releases, but only passes it on. */
const isSemanticVersion = (text: string): text is `${number}.${number}.${number}` =>
  /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/.test(text);
