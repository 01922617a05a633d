import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { MessageExtraInfo } from '@modelcontextprotocol/sdk/types.js';
import { FastMCP, type Context, type FastMCPSession, type FastMCPSessionAuth, type Logger } from 'fastmcp';
import { format } from 'node:util';
import { deferred } from './deferred.js';
import { askerOf } from './fastmcp-elicitation.js';
import { dispatched, dispatcher, greeting, receive, tooEarly, type Dispatched, type Told } from './fastmcp-messages.js';
import { connectServer, type LogLevel, type ServerConnection } from './fastmcp-server.js';
import type { TransportPatches } from './fastmcp-transport.js';
import { listedJson } from './listed-json.js';
import type { Progress } from './tool-context.js';
import type { Surface } from './surface.js';
import { toolResultOf } from './tool-result.js';

export { connectServer } from './fastmcp-server.js';
export type { ConnectServerOptions, FastMcpServerConnection, LogLevel, ServerConnection } from './fastmcp-server.js';
export type { Received, TransportPatches } from './fastmcp-transport.js';

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
  /** Each list also waits for what this answers, however it ends. Default: for nothing. */
  readonly beforeList?: () => Promise<unknown>;
  /**
   * Not yet started, and closed by `close`. When it says that a call came with an `x-request-id`, that is the call's
   * correlation id, and an `x-makegate-key-id` is the id of the caller's key; so a host lets none pass that is not its own.
   */
  readonly transport: Transport;
  /** Takes fastmcp's own words. Over stdio it must not write to standard output. */
  readonly log: (level: LogLevel, text: string) => void;
}

/** A session that shows a surface. */
export interface FastMcpConnection extends ServerConnection {
  /**
   * The result of `tools/list` as JSON text, for hosts that answer it past the transport. Waits for `ready`, and counts as
   * shown to the client: it hears of later changes. The text is kept until the list changes. Absent when fastmcp has tools
   * of its own.
   */
  readonly listedJson?: () => Promise<string>;
  /**
   * Tells the client that its tools may have changed, whatever it was shown. For a host that goes on with a session which
   * began elsewhere, so that nobody here knows. Waits for the client to say who it is. Absent when fastmcp has tools of its
   * own.
   */
  readonly announceTools?: () => Promise<void>;
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
  const { surface, transport, log, ready = Promise.resolve(), beforeList } = options;
  const listable = (): Promise<unknown> => Promise.allSettled([ready, beforeList?.()]);
  let session: FastMCPSession | undefined;
  const server = fastMcpOf(options, (call, context) =>
    toolResult(surface, call, { ...context, capabilities: session?.clientCapabilities ?? null }),
  );
  const standing = deferred();
  /** What the client was shown last. To a client that never asked for the list, no change of it is news. */
  let shown: ReturnType<Surface['list']> | undefined;
  const receiveNow: TransportPatches['receive'] = (request, extra) => {
    if (request.method === 'tools/list') shown = surface.list();
    return receive(request, surface, toldBy(extra));
  };
  const tellOfChange = async (): Promise<void> =>
    session?.triggerListChangedNotification('notifications/tools/list_changed');
  const announce = async (): Promise<void> => {
    if (shown !== undefined && surface.list() !== shown) await tellOfChange();
  };

  const connection = await connectServer({
    server,
    transport,
    log,
    receive: receiveInTime(receiveNow, { ready, listable, standing: standing.promise }),
    greet: greeting,
  });
  const stopListening = surface.onChange(() => void announce());
  void connection.closed.then(stopListening);
  const stand = (opened: FastMCPSession): Promise<void> => {
    session = opened;
    standing.resolve();
    // What changed before fastmcp knew its client.
    return announce();
  };
  connection.session.then(stand).catch(() => {
    // `connectServer` has told the log.
  });
  return {
    close: () => connection.close(),
    closed: connection.closed,
    async listedJson() {
      await listable();
      shown = surface.list();
      return listedJson(shown);
    },
    async announceTools() {
      await standing.promise;
      // From now on the client is to hear of every change.
      shown ??= surface.list();
      await tellOfChange();
    },
  };
}

/** What requests about tools wait for. */
interface Awaitable {
  readonly ready: Promise<unknown>;
  /** Never rejects. */
  readonly listable: () => Promise<unknown>;
  /** Whether the client can be asked to confirm a call is known only then. */
  readonly standing: Promise<void>;
}

/** Holds requests about tools back until they can be answered well, and refuses calls that nobody could ever answer. */
function receiveInTime(
  receiveNow: TransportPatches['receive'],
  { ready, listable, standing }: Awaitable,
): TransportPatches['receive'] {
  let greeted = false;
  return (request, extra) => {
    const calls = request.method === 'tools/call';
    if (calls && !greeted) return tooEarly(request);
    if (calls) return Promise.allSettled([ready, standing]).then(() => receiveNow(request, extra));
    if (request.method === 'tools/list') return listable().then(() => receiveNow(request, extra));
    const received = receiveNow(request, extra);
    greeted ||= request.method === 'initialize' && 'pass' in received;
    return received;
  };
}

/** What the host wrote into the headers of the HTTP request, if it is one. */
const toldBy = (extra: MessageExtraInfo | undefined): Told => ({
  correlationId: idIn(extra, 'x-request-id'),
  keyId: idIn(extra, 'x-makegate-key-id'),
});

function idIn(extra: MessageExtraInfo | undefined, header: string): string | undefined {
  const id = extra?.requestInfo?.headers[header];
  return typeof id === 'string' && /^[\w.:-]{1,100}$/.test(id) ? id : undefined;
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
  const { correlationId, keyId } = call;
  const hooks = { signal, progress, ask: askerOf(capabilities, elicit), correlationId, keyId };
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
