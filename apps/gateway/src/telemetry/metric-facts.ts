/** What is measured, as data: the instruments are made from it, and docs/metrics.md is held to it by a test. */
export interface MetricFact {
  /** As Prometheus shows it. A histogram has `_bucket`, `_sum` and `_count` behind it. */
  readonly name: string;
  readonly kind: 'counter' | 'histogram' | 'gauge';
  readonly description: string;
  /** Each with what it can say. None of them names a person, a team, a scenario or a session. */
  readonly labels: Readonly<Record<string, string>>;
}

const tool = 'name of a tool of the catalog, `scenario` for every tool that is a scenario, `unknown`';
const effect = '`read`, `create`, `update`, `delete`, `run`; `none` for an unknown tool';
const group = "group of Make's API such as `scenarios`; `raw` for requests without a group";

/** Every metric, in the order of the document. */
export const metricFacts = {
  toolCalls: {
    name: 'makegate_tool_calls_total',
    kind: 'counter',
    description: 'Tool calls that were answered, refused ones included',
    labels: { tool, effect, code: '`ok`, a published code, or `internal`' },
  },
  toolCallDuration: {
    name: 'makegate_tool_call_duration_seconds',
    kind: 'histogram',
    description: 'From a tool call to its answer',
    labels: { tool },
  },
  answers: {
    name: 'makegate_http_answers_total',
    kind: 'counter',
    description: 'Answers to HTTP requests',
    labels: { status: '`2xx`, `3xx`, `4xx` or `5xx`' },
  },
  answerDuration: {
    name: 'makegate_http_answer_duration_seconds',
    kind: 'histogram',
    description: 'From an HTTP request to the end of its answer; streams last as long as they are open',
    labels: { status: '`2xx`, `3xx`, `4xx` or `5xx`' },
  },
  signInRefusals: {
    name: 'makegate_sign_in_refusals_total',
    kind: 'counter',
    description: 'Requests without a key that is valid here',
    labels: { code: '`token_missing`, `token_invalid` or `token_expired`' },
  },
  limitRefusals: {
    name: 'makegate_limit_refusals_total',
    kind: 'counter',
    description: 'Requests and tool calls that a limit refused',
    labels: { policy: 'name of the policy' },
  },
  sessionChanges: {
    name: 'makegate_session_changes_total',
    kind: 'counter',
    description: 'What happened to sessions of this replica',
    labels: { change: '`opened`, `adopted`, `closed`, `expired`, `dropped`, `lost` or `released`' },
  },
  sessionsOpen: {
    name: 'makegate_sessions_open',
    kind: 'gauge',
    description: 'Sessions that live in this replica',
    labels: {},
  },
  makeRequests: {
    name: 'makegate_make_requests_total',
    kind: 'counter',
    description: 'Requests to Make',
    labels: { group, status: 'the HTTP status, or `lost`, `late`, `cancelled`' },
  },
  makeRequestDuration: {
    name: 'makegate_make_request_duration_seconds',
    kind: 'histogram',
    description: 'From a request to Make to the end of its reply',
    labels: { group },
  },
  deliveries: {
    name: 'makegate_deliveries_total',
    kind: 'counter',
    description: 'Deliveries to hooks that are configured',
    labels: {
      hook: 'name of the hook in the configuration',
      verdict: '`accepted`, the reason of a refusal, or the code of a failure',
    },
  },
  storeFailures: {
    name: 'makegate_store_failures_total',
    kind: 'counter',
    description: 'Failures of Redis or of the state file',
    labels: { store: '`connection`, `keys`, `credentials`, `limits`, `confirmations`, `sessions` or `deliveries`' },
  },
  auditFailures: {
    name: 'makegate_audit_failures_total',
    kind: 'counter',
    description: 'Events that may be missing from the audit log',
    labels: {},
  },
} as const satisfies Readonly<Record<string, MetricFact>>;
