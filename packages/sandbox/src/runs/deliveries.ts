import type { Clock } from '../clock.js';
import { createArrivalRate } from '../hooks/arrival-rate.js';
import { bundleOf } from '../hooks/delivery-bundle.js';
import { logDelivery } from '../hooks/delivery-log.js';
import { refusalOf } from '../hooks/delivery-refusal.js';
import type { DeliveryRequest } from '../hooks/delivery-request.js';
import { learnFrom } from '../hooks/learn.js';
import type { WebhookReply } from '../hooks/webhook-reply.js';
import type { HookRow, Json } from '../state/rows.js';
import type { State } from '../state/state.js';
import { createInstantStarts } from './instant-starts.js';
import { createReplies } from './replies.js';
import type { Runs } from './runs.js';

/** What comes in at the addresses of hooks. */
export interface Deliveries {
  /** Takes a delivery in, or refuses it. Resolves with what its sender is answered. */
  receive(hook: HookRow, request: DeliveryRequest): Promise<WebhookReply>;
  close(): void;
}

export function createDeliveries(state: State, clock: Clock, runs: Runs): Deliveries {
  const rate = createArrivalRate();
  const replies = createReplies(clock);
  const starts = createInstantStarts(state, clock, (scenario, { id, data }) => {
    const ended = replies.whenEnded(id, scenario, data);
    runs.start(scenario, { inputs: data, authorId: null, isInstant: true }, { ended });
  });

  const takeIn = (hook: HookRow, request: DeliveryRequest, data: Json): Promise<WebhookReply> => {
    learnFrom(state, hook, data);
    const id = state.nextHexId();
    const created = new Date(state.timestamp()).toISOString();
    state.deliveries.add({ id, hookId: hook.id, created, sizeBytes: request.body.length, data });
    const scenario = state.scenarios.get(hook.scenarioId ?? 0);
    const reply = replies.to(id, scenario);
    if (scenario) starts.drain(scenario);
    return reply;
  };

  return {
    receive: async (hook, request) => {
      const arrivedMs = clock.now();
      const body = bundleOf(request, hook.data);
      const reply = refusalOf(state, rate, hook, request) ?? (await takeIn(hook, request, body));
      logDelivery(state, hook, arrivedMs, { request, body }, reply);
      return reply;
    },
    close: () => {
      starts.close();
      replies.close();
    },
  };
}
