/** JSON-RPC error codes that answers carry beside our own. */
const parseError = -32_700;
const invalidRequest = -32_600;
const invalidParams = -32_602;
const internalError = -32_603;
const serverError = -32_000;
const sessionNotFound = -32_001;

interface Kind {
  readonly status: number;
  readonly rpcCode: number;
  readonly sentence: string;
}

const kind = (status: number, sentence: string, rpcCode = serverError): Kind => ({ status, sentence, rpcCode });

/** Everything that hosting itself refuses, by code, each with what to do about it. */
const kinds = {
  host_forbidden: kind(403, 'This server does not answer to that Host. Use the address it was published under.'),
  origin_forbidden: kind(403, 'Pages of that Origin may not call this server. Ask the operator to allow it.'),
  sign_in_refused: kind(401, 'Send a valid service key as "Authorization: Bearer mkgw_…".'),
  scope_missing: kind(403, 'This key does not allow that.'),
  unserved: kind(503, 'This principal cannot be served at the moment.'),
  store_unavailable: kind(503, 'What is needed to answer is out of reach at the moment. Try again in a few seconds.'),
  rate_limited: kind(429, 'Too many requests. Try again when the time in Retry-After is over.'),
  limits_unavailable: kind(503, 'Limits cannot be checked at the moment, so nothing was done. Try again soon.'),
  request_timeout: kind(408, 'The request came too slowly. Send it again in one go.', invalidRequest),
  request_malformed: kind(400, 'This is not a well-formed HTTP/1.1 request.', invalidRequest),
  headers_too_large: kind(431, 'The headers are too large. Send fewer or shorter ones.', invalidRequest),
  body_too_large: kind(413, 'The body is too large. Send less at once.', invalidRequest),
  content_type_unsupported: kind(415, 'Send the body as application/json.', invalidRequest),
  not_acceptable: kind(
    406,
    'Accept application/json and text/event-stream; for a GET, text/event-stream.',
    invalidRequest,
  ),
  json_malformed: kind(400, 'The body is not valid JSON.', parseError),
  json_too_deep: kind(400, 'The body is nested too deeply. 200 levels are read.', invalidRequest),
  batch_unsupported: kind(
    400,
    'Send one message in each request; batches are not part of MCP any more.',
    invalidRequest,
  ),
  message_malformed: kind(400, 'The body is not a JSON-RPC 2.0 message.', invalidRequest),
  initialize_malformed: kind(
    400,
    'initialize needs a protocolVersion, capabilities and a clientInfo with name and version, 32 KiB at most.',
    invalidParams,
  ),
  request_id_in_use: kind(
    400,
    'A request with this id is still running. Give each request an id of its own.',
    invalidRequest,
  ),
  event_id_malformed: kind(400, 'Last-Event-ID has to be the id of an event of this session.', invalidRequest),
  protocol_version_unsupported: kind(
    400,
    'MCP-Protocol-Version names a version that is not spoken here.',
    invalidRequest,
  ),
  session_missing: kind(400, 'Send initialize first, then its Mcp-Session-Id with every request.', invalidRequest),
  session_open: kind(400, 'initialize opens a new session. Send it without Mcp-Session-Id.', invalidRequest),
  session_unknown: kind(404, 'There is no such session. Open a new one with initialize.', sessionNotFound),
  session_moving: kind(503, 'This session is changing hands at the moment. Try again in a few seconds.'),
  answer_lost: kind(
    502,
    'The session ended before this was answered. Whether it took effect is not known; look before you repeat it.',
  ),
  request_cancelled: kind(409, 'The request was cancelled before it was answered.'),
  stream_open: kind(409, 'This stream is open already. Read it there, or close it first.'),
  stream_over: kind(410, 'Nothing more will come on this stream. Send the request again if it had no answer.'),
  sessions_full: kind(503, 'All sessions are in use at the moment. Try again in a few seconds.'),
  draining: kind(503, 'This server is shutting down. Send the request again; another one will take it.'),
  replica_other: kind(421, 'That replica is not here any more.'),
  replica_lost: kind(
    502,
    'The replica that ran this was lost. Whether it took effect is not known; look before you repeat it.',
  ),
  replica_distrusts: kind(
    503,
    'The replica that serves this session does not believe the one that you reached. Tell the operator.',
  ),
  assertion_invalid: kind(401, 'Only replicas of this gateway may call here.'),
  method_not_allowed: kind(405, 'Use POST for messages, GET for the stream and DELETE to end the session.'),
  delivery_refused: kind(401, 'This delivery is not accepted here.'),
  delivery_in_progress: kind(409, 'This delivery is being dealt with. Send it again only if you get no answer to it.'),
  deliveries_full: kind(503, 'No more deliveries can be told apart at the moment. Send it again later.'),
  delivery_unusable: kind(422, 'The body of this delivery cannot be used.'),
  delivery_failed: kind(502, 'This delivery could not be handed on. Send it again later.'),
  delivery_postponed: kind(503, 'This delivery could not be handed on at the moment. Send it again later.'),
  deliveries_only: kind(405, 'Deliveries are sent with POST.'),
  path_unknown: kind(404, 'There is nothing here. MCP is served at /mcp.'),
  internal: kind(500, 'Something went wrong here. Tell the operator the correlationId of this answer.', internalError),
} as const satisfies Record<string, Kind>;

export type RefusalCode = keyof typeof kinds;

/** A request that gets no more than an answer why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly status: number;
  readonly rpcCode: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: RefusalCode,
    headers: Readonly<Record<string, string>> = {},
    said?: { code: string; message: string },
  ) {
    const { status, sentence, rpcCode } = kinds[code];
    super(said?.message ?? sentence);
    this.code = said?.code ?? code;
    this.status = status;
    this.rpcCode = rpcCode;
    this.headers = headers;
  }
}

/** When to try again after a 503. */
export const soon: Readonly<Record<string, string>> = { 'Retry-After': '1' };
