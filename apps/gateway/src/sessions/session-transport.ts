import {
  WebStandardStreamableHTTPServerTransport,
  type WebStandardStreamableHTTPServerTransportOptions,
} from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';
import { errorOf } from '../routes/refusal-body.js';
import type { Refusal } from '../refusal.js';

/** The SDK's transport of one session, which also knows what it still owes an answer. */
export class SessionTransport extends WebStandardStreamableHTTPServerTransport {
  readonly #running = new Set<RequestId>();
  readonly #onSettled: () => void;

  /** `onSettled` hears whenever a request has been answered or withdrawn. */
  constructor(options: WebStandardStreamableHTTPServerTransportOptions, onSettled: () => void) {
    super(options);
    this.#onSettled = onSettled;
  }

  get running(): ReadonlySet<RequestId> {
    return this.#running;
  }

  begin(id: RequestId): void {
    this.#running.add(id);
  }

  /** Nobody waits for an answer to this request any more. */
  settle(id: RequestId): void {
    if (this.#running.delete(id)) this.#onSettled();
  }

  /** Answers in place of the server, so that nothing is kept of the request. Who asks for the rest of its stream reads this. */
  giveUp(id: RequestId, refusal: Refusal): void {
    // It also rejects when the client holds no stream that the answer could go to.
    void this.send({ jsonrpc: '2.0', id, error: errorOf(refusal, undefined) }).catch(() => undefined);
  }

  override async send(message: JSONRPCMessage, options?: { relatedRequestId?: RequestId }): Promise<void> {
    try {
      await super.send(message, options);
    } finally {
      if (!('method' in message) && message.id !== undefined) this.settle(message.id);
    }
  }
}
