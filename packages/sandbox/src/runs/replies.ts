import { modulesOf } from '../blueprint-modules.js';
import type { Clock } from '../clock.js';
import { accepted, replyOf, responderOf, textReply } from '../hooks/webhook-reply.js';
import type { WebhookReply } from '../hooks/webhook-reply.js';
import type { Blueprint, Json, ScenarioRow } from '../state/rows.js';
import type { Outcome } from './behaviours.js';
import { isInstant } from './instant-starts.js';

/** Senders that wait for what a scenario answers them. */
export interface Replies {
  /** What the sender of this delivery is answered: by the scenario if it has a module for that, else at once. */
  to(deliveryId: string, scenario: ScenarioRow | undefined): Promise<WebhookReply>;
  /** What is to happen at the end of the run that the delivery started. */
  whenEnded(deliveryId: string, scenario: ScenarioRow, data: Json): (outcome: Outcome) => void;
  /** Lets everybody go. */
  close(): void;
}

/** A sender waits no longer, and is told that its delivery was accepted. */
const longestWaitMs = 180_000;

export function createReplies(clock: Clock): Replies {
  const waiting = new Map<string, (reply: WebhookReply) => void>();
  return {
    to: async (deliveryId, scenario) => {
      if (!scenario || !isInstant(scenario) || !responderOf(scenario.blueprint)) return accepted;
      return new Promise((resolve) => {
        const answer = (reply: WebhookReply): void => {
          cancel();
          waiting.delete(deliveryId);
          resolve(reply);
        };
        const cancel = clock.after(longestWaitMs, () => answer(accepted));
        waiting.set(deliveryId, answer);
      });
    },
    whenEnded:
      (deliveryId, { blueprint }, data) =>
      (outcome) =>
        waiting.get(deliveryId)?.(replyAfter(blueprint, data, outcome)),
    close: () => {
      for (const answer of waiting.values()) answer(accepted);
    },
  };
}

/** The module's answer when the run got as far as the module; otherwise the scenario owes one. */
function replyAfter(blueprint: Blueprint, data: Json, { status, steps }: Outcome): WebhookReply {
  const at = blueprint.flow.findIndex((module) => modulesOf([module]).some((one) => one === responderOf(blueprint)));
  const responder = responderOf(blueprint);
  const reached = steps === undefined ? status !== 'ERROR' : at < steps;
  if (responder && reached) return replyOf(responder, { [String(blueprint.flow[0]?.id)]: data });
  return status === 'ERROR' ? textReply(500, 'Scenario failed to complete.') : accepted;
}
