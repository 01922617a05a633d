import type { ExecutionRow } from '../state/rows.js';

const callbackTimeoutMs = 10_000;

/**
 * Tells a caller that its run has ended: `{executionId, statusUrl}`, no outputs and no signature, as Make does. A receiver
 * that is not there changes nothing about the run.
 */
export async function postCallback(
  callbackUrl: string,
  zoneUrl: string,
  execution: ExecutionRow,
  closing: AbortSignal,
): Promise<void> {
  const statusUrl = `${zoneUrl}/api/v2/scenarios/${execution.scenarioId}/executions/${execution.id}`;
  try {
    const answer = await fetch(callbackUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ executionId: execution.id, statusUrl }),
      signal: AbortSignal.any([closing, AbortSignal.timeout(callbackTimeoutMs)]),
    });
    await answer.body?.cancel();
  } catch {
    // Make does not say that it repeats a callback, so neither do we.
  }
}
