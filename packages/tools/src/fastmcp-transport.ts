import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transport, TransportSendOptions } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage, JSONRPCRequest, MessageExtraInfo, RequestId } from '@modelcontextprotocol/sdk/types.js';
import { deferred } from './deferred.js';
import { questionIds } from './question-ids.js';

/** The request to pass on, as it is or changed, or the answer to send at once. */
export type Received = { readonly pass: JSONRPCRequest } | { readonly answer: JSONRPCMessage };

/** What the server does in fastmcp's place. */
export interface TransportPatches {
  /**
   * Looks at a request before fastmcp does. A promise holds this request back, and no other message. What is cancelled
   * meanwhile is dropped without an answer, as is everything when the transport closes.
   */
  readonly receive: (request: JSONRPCRequest, extra?: MessageExtraInfo) => Received | Promise<Received>;
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
  /** Whose request it is: what is sent to one client because of another one belongs to no request of theirs. */
  readonly transport: PatchedTransport;
  readonly id: RequestId;
  readonly method: string;
  answered: boolean;
}

/**
 * Follows each request through fastmcp, down to what is sent because of it. One for all sessions: where Node keeps these by
 * hand, each of them makes every promise of the process dearer.
 */
const current = new AsyncLocalStorage<Inbound>();

/**
 * Stands between fastmcp and a transport.
 *
 * `start` resolves only when `initialize` has been answered. fastmcp looks for the client's capabilities right after it,
 * and again every 100 ms until they are there; this way it finds them at the first look, knows the client from then on,
 * and nobody waits for it.
 */
export function fastMcpTransport(inner: Transport, patches: TransportPatches): PatchedTransport {
  const opened = deferred();
  const greeted = deferred();
  const closed = deferred();
  const questions = questionIds();
  /** The ids of requests that are held back. */
  const held = new Set<unknown>();

  const onclose = (): void => {
    held.clear();
    closed.resolve();
    wrapper.onclose?.();
  };
  const onerror = (error: unknown): void => wrapper.onerror?.(asError(error));
  const onmessage: Transport['onmessage'] = (message, extra) => {
    if (!isRequest(message)) {
      const expected = held.delete(cancelledBy(message)) ? undefined : questions.incoming(message);
      if (expected) wrapper.onmessage?.(expected, extra);
      return;
    }
    const carryOn = (received: Received): void => {
      if ('answer' in received) return void inner.send(received.answer).catch(onerror);
      const inbound = { transport: wrapper, id: message.id, method: message.method, answered: false };
      current.run(inbound, () => wrapper.onmessage?.(received.pass, extra));
    };
    const received = patches.receive(message, extra);
    if (!('then' in received)) return carryOn(received);
    held.add(message.id);
    void received.then((late) => held.delete(message.id) && carryOn(late), onerror);
  };

  const wrapper: PatchedTransport = {
    opened: opened.promise,
    closed: closed.promise,

    async start() {
      Object.assign(inner, { onclose, onerror, onmessage });
      await inner.start();
      opened.resolve();
      await greeted.promise;
    },

    async send(message, options) {
      const followed = current.getStore();
      const inbound = followed?.transport === wrapper ? followed : undefined;
      if ('method' in message) {
        return inner.send(questions.outgoing(message), related(message.method, options, inbound));
      }
      if (inbound) inbound.answered = true;
      const greets = inbound?.method === 'initialize' && 'result' in message;
      if (!greets) return inner.send(message, options);
      try {
        await inner.send({ ...message, result: patches.greet(message.result) }, options);
      } finally {
        // Also when nobody takes the greeting: a host may open a session anew from what its client said elsewhere.
        greeted.resolve();
      }
    },

    close: () => inner.close(),
    setProtocolVersion: (version) => inner.setProtocolVersion?.(version),
    get sessionId() {
      return inner.sessionId;
    },
  };
  return wrapper;
}

/**
 * What is said because of a call travels on that call's stream: over HTTP a client may hold no other. A changed list
 * concerns the session, whoever noticed it.
 */
function related(
  method: string,
  options: TransportSendOptions | undefined,
  inbound: Inbound | undefined,
): TransportSendOptions | undefined {
  const unrelated = inbound === undefined || inbound.answered || method.endsWith('/list_changed');
  return unrelated ? options : { ...options, relatedRequestId: options?.relatedRequestId ?? inbound.id };
}

const isRequest = (message: JSONRPCMessage): message is JSONRPCRequest => 'method' in message && 'id' in message;

/** The id of the request that this message takes back. */
const cancelledBy = (message: JSONRPCMessage): unknown =>
  'method' in message && message.method === 'notifications/cancelled' ? message.params?.['requestId'] : undefined;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
