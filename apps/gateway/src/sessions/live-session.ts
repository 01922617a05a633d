import type { Principal } from '@makegate/auth';
import type { JSONRPCRequest, RequestId } from '@modelcontextprotocol/sdk/types.js';
import type { Registry } from '../registry.js';
import { isRequest, type PostedMessage } from '../routes/posted-message.js';
import { Refusal } from '../refusal.js';
import { awaitedJson } from './awaited-json.js';
import type { EventLog } from './event-log.js';
import { eventStore } from './event-store.js';
import { openStreams } from './open-streams.js';
import type { OrRefuse } from './refusing-directory.js';
import { carriesNews, restOfStream, type CutStream } from './rest-of-stream.js';
import type { SessionRecord } from './session-directory.js';
import { SessionTransport } from './session-transport.js';
import { transportRefusal } from './transport-refusal.js';

/** An answer to send as it is, or the text of a JSON answer. */
export type Answer = Response | string;

/** What reaches the transport of a request: its id, the version and where a stream is to go on. Never a bearer. */
export type HandedHeaders = Readonly<Record<string, string>>;

/** A session that this process serves. */
export interface LiveSession {
  readonly record: SessionRecord;
  /** Whether nothing runs and no stream is open: only then may it be let go. */
  idle(): boolean;
  /** Whether a request has no answer yet. */
  busy(): boolean;
  /** Answers a message; for a request when its answer, or the stream that will bring it, is there. Throws refusals. */
  post(message: PostedMessage, headers: HandedHeaders): Promise<Answer>;
  /** The stream for what belongs to no request, or the rest of a stream that was cut. */
  get(headers: HandedHeaders): Promise<Response>;
  /** Counts a stream as open until the function that it returns is called. `end` ends it from here. */
  hold(end: () => void): () => void;
  /** Ends the streams that were opened before this moment, in milliseconds. */
  endStreams(openedBeforeMs: number): void;
  /** Its client began elsewhere, and hears that its tools may have changed as soon as it listens. */
  resume(): void;
  /** Ends it and cancels its calls; resolves when nothing more is kept of it. */
  close(): Promise<void>;
  /** Resolves when it has ended. */
  readonly closed: Promise<void>;
}

/** What a session is made of. */
export interface LiveSessionParts {
  readonly registry: Registry;
  readonly events: EventLog;
  readonly onEventError: (error: unknown) => void;
  readonly orRefuse: OrRefuse;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Hears when a request of it was answered, or a stream closed. */
  readonly onSettled: () => void;
}

/** Only its headers and method mean something. */
const url = 'http://localhost/mcp';

/** What clients are told to wait before they look for the rest of a stream that was cut. */
const reconnectAfterMs = 1_000;

/** Opens a session that waits for its `initialize`. Rejects when the registry cannot serve this principal. */
export async function openLiveSession(
  record: SessionRecord,
  principal: Principal,
  { registry, events, onEventError, orRefuse, now, onSettled }: LiveSessionParts,
): Promise<LiveSession> {
  const { id, json } = record;
  const store = eventStore(events, id, onEventError);
  const transport = new SessionTransport(
    {
      sessionIdGenerator: () => id,
      enableJsonResponse: json,
      ...(json ? {} : { eventStore: store, retryInterval: reconnectAfterMs }),
    },
    onSettled,
  );
  const connection = await registry.connect(principal, transport);
  const answers = json ? awaitedJson(connection.closed) : undefined;
  let resumed = false;
  const streams = openStreams(now, onSettled);

  const handled = async (request: Request, message?: PostedMessage): Promise<Response> => {
    const response = await transport.handleRequest(request, { parsedBody: message });
    if (response.status >= 400) throw transportRefusal(response.status);
    return response;
  };
  const handOn = (message: PostedMessage, headers: HandedHeaders): Promise<Response> =>
    handled(new Request(url, { method: 'POST', headers }), message);
  const cut: CutStream = {
    sessionId: id,
    running: () => transport.running.size > 0,
    after: (eventId) => orRefuse(events.after(id, eventId)),
  };
  const request = async (message: PostedMessage, requestId: RequestId, headers: HandedHeaders): Promise<Response> => {
    if (transport.running.has(requestId)) throw new Refusal('request_id_in_use');
    transport.begin(requestId);
    try {
      const answer = handOn(message, headers);
      return await (answers ? answers.first(requestId, answer) : answer);
    } catch (error) {
      transport.settle(requestId);
      throw error;
    }
  };
  /** Its server will not answer any more, so something has to be said in its place, or its stream would stay for nothing. */
  const withdraw = (requestId: RequestId): void => {
    if (!transport.running.has(requestId)) return;
    transport.closeSSEStream(requestId);
    answers?.withdraw(requestId);
    transport.giveUp(requestId, new Refusal('request_cancelled'));
  };

  return {
    record,
    closed: connection.closed,
    idle: () => streams.size === 0 && transport.running.size === 0,
    busy: () => transport.running.size > 0,
    async post(message, headers) {
      if (isRequest(message)) {
        // The one answer that is large, wanted often and the same every time: it needs neither transport nor stream.
        if (connection.listedJson && asksForList(message)) return resultText(message.id, await connection.listedJson());
        return request(message, message.id, headers);
      }
      const response = await handOn(message, headers);
      const withdrawn = cancelledBy(message);
      if (withdrawn !== undefined) withdraw(withdrawn);
      return response;
    },
    async get(headers) {
      const lastEventId = headers['last-event-id'];
      const rest = lastEventId === undefined ? undefined : await restOfStream(lastEventId, cut);
      if (rest) return rest;
      const stream = await handled(new Request(url, { method: 'GET', headers }));
      if (resumed && carriesNews(lastEventId)) {
        resumed = false;
        void connection.announceTools?.();
      }
      return stream;
    },
    hold: (end) => streams.hold(end),
    endStreams: (openedBeforeMs) => streams.endOlderThan(openedBeforeMs),
    resume: () => void (resumed = true),
    close: () => connection.close().finally(() => store.end()),
  };
}

const asksForList = ({ method, params }: JSONRPCRequest): boolean =>
  method === 'tools/list' && params?.['cursor'] === undefined;

const resultText = (id: RequestId, result: string): string =>
  `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`;

function cancelledBy(message: PostedMessage): RequestId | undefined {
  if (!('method' in message) || message.method !== 'notifications/cancelled') return undefined;
  const id = message.params?.['requestId'];
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
