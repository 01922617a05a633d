import { readFile } from 'node:fs/promises';
import { metricFacts } from './metric-facts.js';
import { createMetrics } from './metrics.js';
import { listenForMetrics } from './metrics-listener.js';

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ends.map((end) => end()));
  ends = [];
});

async function opened() {
  const metrics = createMetrics();
  const listener = await listenForMetrics({ host: '127.0.0.1', port: 0 }, metrics.expose);
  ends = [() => listener.close(), () => metrics.close()];
  const read = async (path = '/metrics', method = 'GET') => fetch(listener.address + path, { method });
  return { metrics, read, text: async () => (await read()).text() };
}

test('counts calls by tool, effect and code, and how long they took', async () => {
  const { metrics, text } = await opened();
  metrics.onCall({ tool: 'scenarios_list', effect: 'read', code: 'ok', durationMs: 30 });
  metrics.onCall({ tool: 'scenarios_list', effect: 'read', code: 'make_forbidden', durationMs: 300 });
  metrics.onCall({ tool: 'unknown', code: 'tool_unknown', durationMs: 1 });
  const shown = await text();
  expect(shown).toContain('makegate_tool_calls_total{tool="scenarios_list",effect="read",code="ok"} 1');
  expect(shown).toContain('makegate_tool_calls_total{tool="scenarios_list",effect="read",code="make_forbidden"} 1');
  expect(shown).toContain('makegate_tool_calls_total{tool="unknown",effect="none",code="tool_unknown"} 1');
  expect(shown).toContain('makegate_tool_call_duration_seconds_bucket{tool="scenarios_list",le="0.05"} 1');
  expect(shown).toContain('makegate_tool_call_duration_seconds_sum{tool="scenarios_list"} 0.32');
});

test('counts what arrives, what is refused and what becomes of sessions', async () => {
  const { metrics, text } = await opened();
  metrics.onEvent({ kind: 'answered', status: 404, durationMs: 2 });
  metrics.onEvent({ kind: 'sign_in_refused', code: 'token_invalid' });
  metrics.onEvent({ kind: 'limit_refused', policies: ['tenant', 'requests-of-address'] });
  metrics.onEvent({ kind: 'session', change: 'adopted' });
  metrics.onLimitRefused(['tenant']);
  metrics.countSessions(() => 7);
  const shown = await text();
  expect(shown).toContain('makegate_http_answers_total{status="4xx"} 1');
  expect(shown).toContain('makegate_sign_in_refusals_total{code="token_invalid"} 1');
  expect(shown).toContain('makegate_limit_refusals_total{policy="tenant"} 2');
  expect(shown).toContain('makegate_session_changes_total{change="adopted"} 1');
  expect(shown).toMatch(/^makegate_sessions_open 7$/m);
});

test('counts requests to Make by group and status, and failures of what lies below', async () => {
  const { metrics, text } = await opened();
  metrics.onExchange({ endpoint: 'scenarios.run', status: 200, durationMs: 100 });
  metrics.onExchange({ endpoint: 'raw', status: 'lost', durationMs: 100 });
  metrics.onStoreFailed('connection');
  metrics.onAuditFailed();
  const shown = await text();
  expect(shown).toContain('makegate_make_requests_total{group="scenarios",status="200"} 1');
  expect(shown).toContain('makegate_make_requests_total{group="raw",status="lost"} 1');
  expect(shown).toContain('makegate_store_failures_total{store="connection"} 1');
  expect(shown).toMatch(/^makegate_audit_failures_total 1$/m);
});

test('serves the metrics and nothing else', async () => {
  const { read } = await opened();
  expect((await read('/metrics?x=1')).status).toBe(200);
  expect((await read('/')).status).toBe(404);
  expect((await read('/metrics', 'POST')).status).toBe(405);
});

test('shows every metric under the name, the kind and the labels that are written down', async () => {
  const { metrics, text } = await opened();
  metrics.onCall({ tool: 'status', effect: 'read', code: 'ok', durationMs: 1 });
  metrics.onEvent({ kind: 'answered', status: 200, durationMs: 1 });
  metrics.onEvent({ kind: 'sign_in_refused', code: 'token_missing' });
  metrics.onEvent({ kind: 'limit_refused', policies: ['tenant'] });
  metrics.onEvent({ kind: 'session', change: 'opened' });
  metrics.countSessions(() => 1);
  metrics.onExchange({ endpoint: 'users.me', status: 200, durationMs: 1 });
  metrics.onDelivery('orders', 'accepted');
  metrics.onStoreFailed('keys');
  metrics.onAuditFailed();
  const shown = await text();
  for (const { name, kind, description, labels } of Object.values(metricFacts)) {
    expect(shown).toContain(`# HELP ${name} ${description}\n`);
    expect(shown).toContain(`# TYPE ${name} ${kind}\n`);
    const sample = shown.split('\n').find((line) => line.startsWith(kind === 'histogram' ? `${name}_sum` : name));
    const shownLabels = [...(sample ?? '').matchAll(/(\w+)="/g)].map(([, label]) => label);
    expect([name, ...shownLabels]).toEqual([name, ...Object.keys(labels)]);
  }
  const names = [...shown.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
  expect(new Set(names)).toEqual(new Set(Object.values(metricFacts).map(({ name }) => name)));
});

test('has a document that says the same', async () => {
  const document = await readFile(new URL('../../../../docs/metrics.md', import.meta.url), 'utf8');
  for (const { name, kind, description, labels } of Object.values(metricFacts)) {
    const said = Object.entries(labels).map(([label, values]) => `\`${label}\`: ${values}`);
    expect(document.replaceAll(/ +\|/g, ' |')).toContain(
      `| \`${name}\` | ${kind} | ${description} | ${said.join('; ')} |`.replace('|  |', '| |'),
    );
  }
});
