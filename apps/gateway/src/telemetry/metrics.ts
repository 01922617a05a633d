import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { ExchangeReport } from '@makegate/client';
import type { CallReport } from '@makegate/tools';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayEvent } from '../server-options.js';
import type { StoreName } from '../store-unavailable-error.js';
import { metricFacts } from './metric-facts.js';

/** What is counted, in the words of those who tell. None of these throws. */
export interface Metrics {
  readonly onCall: (report: Omit<CallReport, 'correlationId'>) => void;
  readonly onExchange: (report: ExchangeReport) => void;
  readonly onEvent: (event: GatewayEvent) => void;
  /** By the name of the hook, and what became of the delivery. */
  readonly onDelivery: (hook: string, verdict: string) => void;
  readonly onLimitRefused: (policies: readonly string[]) => void;
  readonly onStoreFailed: (store: StoreName) => void;
  readonly onAuditFailed: () => void;
  /** Asked whenever somebody reads the metrics. */
  readonly countSessions: (count: () => number) => void;
  /** Answers with all of them, as Prometheus reads them. */
  readonly expose: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** Seconds. From what a cached answer takes to what waiting for a run takes. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** Every tool with every code that it can end in; far above what really occurs, and a bound all the same. */
const mostSeries = 10_000;

/** Counts in memory, for this process alone. */
export function createMetrics(): Metrics {
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    withoutScopeInfo: true,
    withoutTargetInfo: true,
  });
  const provider = new MeterProvider({
    readers: [exporter],
    views: [{ instrumentName: '*', aggregationCardinalityLimit: mostSeries }],
  });
  const meter = provider.getMeter('makegate-gateway');
  const counter = ({ name, description }: { name: string; description: string }) =>
    meter.createCounter(name, { description });
  const seconds = ({ name, description }: { name: string; description: string }) =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: boundaries } });

  const toolCalls = counter(metricFacts.toolCalls);
  const toolCallDuration = seconds(metricFacts.toolCallDuration);
  const answers = counter(metricFacts.answers);
  const answerDuration = seconds(metricFacts.answerDuration);
  const signInRefusals = counter(metricFacts.signInRefusals);
  const limitRefusals = counter(metricFacts.limitRefusals);
  const sessionChanges = counter(metricFacts.sessionChanges);
  const { name, description } = metricFacts.sessionsOpen;
  const sessionsOpen = meter.createObservableGauge(name, { description });
  const makeRequests = counter(metricFacts.makeRequests);
  const makeRequestDuration = seconds(metricFacts.makeRequestDuration);
  const deliveries = counter(metricFacts.deliveries);
  const storeFailures = counter(metricFacts.storeFailures);
  const auditFailures = counter(metricFacts.auditFailures);

  const onLimitRefused = (policies: readonly string[]): void => {
    for (const policy of policies) limitRefusals.add(1, { policy });
  };
  return {
    onCall({ tool, effect = 'none', code, durationMs }) {
      toolCalls.add(1, { tool, effect, code });
      toolCallDuration.record(durationMs / 1_000, { tool });
    },
    onExchange({ endpoint, status, durationMs }) {
      const group = endpoint.split('.', 1).join('');
      makeRequests.add(1, { group, status: String(status) });
      makeRequestDuration.record(durationMs / 1_000, { group });
    },
    onEvent(event) {
      if (event.kind === 'sign_in_refused') signInRefusals.add(1, { code: event.code });
      else if (event.kind === 'limit_refused') onLimitRefused(event.policies);
      else if (event.kind === 'session') sessionChanges.add(1, { change: event.change });
      else {
        const status = `${Math.floor(event.status / 100)}xx`;
        answers.add(1, { status });
        answerDuration.record(event.durationMs / 1_000, { status });
      }
    },
    onDelivery: (hook, verdict) => deliveries.add(1, { hook, verdict }),
    onLimitRefused,
    onStoreFailed: (store) => storeFailures.add(1, { store }),
    onAuditFailed: () => auditFailures.add(1),
    countSessions: (count) => sessionsOpen.addCallback((result) => result.observe(count())),
    expose: (request, response) => exporter.getMetricsRequestHandler(request, response),
    close: () => provider.shutdown(),
  };
}
