import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage, JSONRPCRequest, RequestId } from '@modelcontextprotocol/sdk/types.js';

/** What the server answers in fastmcp's place. */
export interface TransportPatches {
  /**
   * Looks at a request before fastmcp does: the request to pass on, as it is or changed, or the answer to send at once.
   */
  readonly receive: (
    request: JSONRPCRequest,
  ) => { readonly pass: JSONRPCRequest } | { readonly answer: JSONRPCMessage };
  /** Changes the result of `initialize`. */
  readonly greet: (result: Record<string, unknown>) => Record<string, unknown>;
}

export interface PatchedTransport extends Transport {
  /** Resolves when the transport itself stands. */
  readonly opened: Promise<void>;
  /** Resolves when either side has closed it. */
  readonly closed: Promise<void>;
}

/** A request that fastmcp is working on. */
interface Inbound {
  readonly id: RequestId;
  answered: boolean;
}

/**
 * Stands between fastmcp and a transport.
 *
 * `start` resolves only when `initialize` has been answered. fastmcp looks for the client's capabilities right after it,
 * and again every 100 ms until they are there; this way it finds them at the first look, knows the client from then on,
 * and nobody waits for it.
 */
export function fastMcpTransport(inner: Transport, patches: TransportPatches): PatchedTransport {
  const current = new AsyncLocalStorage<Inbound>();
  const inbounds = new Map<RequestId, Inbound>();
  const opened = deferred();
  const greeted = deferred();
  const closed = deferred();
  let greetingId: RequestId | undefined;

  const wrapper: PatchedTransport = {
    opened: opened.promise,
    closed: closed.promise,

    async start() {
      inner.onclose = () => {
        closed.resolve();
        wrapper.onclose?.();
      };
      inner.onerror = (error) => wrapper.onerror?.(error);
      inner.onmessage = (message, extra) => {
        if (!isRequest(message)) return wrapper.onmessage?.(message, extra);
        const received = patches.receive(message);
        if ('answer' in received) {
          inner.send(received.answer).catch((error: unknown) => wrapper.onerror?.(asError(error)));
          return;
        }
        if (message.method === 'initialize') greetingId = message.id;
        const inbound: Inbound = { id: message.id, answered: false };
        inbounds.set(message.id, inbound);
        current.run(inbound, () => wrapper.onmessage?.(received.pass, extra));
      };
      await inner.start();
      opened.resolve();
      await greeted.promise;
    },

    async send(message, options) {
      if ('method' in message) {
        // A question to the client belongs to the call that asks it, and travels on that call's stream.
        const asking = current.getStore();
        const related = asking?.answered === false && !isListChange(message.method) ? asking.id : undefined;
        return inner.send(message, related === undefined ? options : { relatedRequestId: related, ...options });
      }
      const inbound = message.id === undefined ? undefined : inbounds.get(message.id);
      if (inbound) inbound.answered = true;
      if (message.id !== undefined) inbounds.delete(message.id);
      if (message.id !== greetingId || greetingId === undefined || !('result' in message)) {
        return inner.send(message, options);
      }
      greetingId = undefined;
      await inner.send({ ...message, result: patches.greet(message.result) }, options);
      greeted.resolve();
    },

    close: () => inner.close(),
    setProtocolVersion: (version) => inner.setProtocolVersion?.(version),
    get sessionId() {
      return inner.sessionId;
    },
  };
  return wrapper;
}

const isRequest = (message: JSONRPCMessage): message is JSONRPCRequest => 'method' in message && 'id' in message;

/** Concerns the session, not the call in which it happens to be noticed. */
const isListChange = (method: string): boolean => method.endsWith('/list_changed');

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
