/** Every request of Make's own SDK waits for the quota of its organization, and Make never has to refuse one. */
import type { CallGate, GatedCall } from '@makegate/ratelimit';
import type { Make } from '@makehq/sdk';

/** Makes a request when the gate lets it in, and says how it ended. The SDK gives up after `timeoutMs` at the latest. */
export async function through<Reply>(gate: CallGate, call: GatedCall, request: () => Promise<Reply>): Promise<Reply> {
  const leave = await gate.enter(call);
  try {
    const reply = await request();
    leave({ kind: 'answered' });
    return reply;
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined) leave({ kind: 'unknown' });
    else leave({ kind: status === 429 ? 'limited' : 'answered' });
    throw error;
  }
}

/** Reads an organization as often as it is told, for two users at a time. */
export async function readOften(make: Make, gate: CallGate, organizationId: number, times: number): Promise<number> {
  const replies = await Promise.all(
    Array.from({ length: times }, (_, at) =>
      through(gate, callFor(organizationId, at % 2 === 0 ? 'ada' : 'bob'), () =>
        make.organizations.get(organizationId),
      ),
    ),
  );
  return replies.length;
}

const callFor = (organizationId: number, user: string): GatedCall => ({
  zone: 'eu2.make.com',
  organization: String(organizationId),
  user,
  priority: 'normal',
  quota: 'counted',
  deadlineAtMs: Date.now() + 60_000,
  timeoutMs: 30_000,
  limitedBefore: false,
});

/** Errors of the SDK have the status that Make answered with; one without it says nothing about what Make did. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
