import { apiToken, createMakeClient } from '@makegate/client';
import type { MakeClientOptions } from '@makegate/client';
import { Make } from '@makehq/sdk';
import type { Sandbox } from '@makegate/sandbox';

/** How a call ended for whoever made it. `uncertain`: they were told that it may have happened. */
export type Ending = 'done' | 'uncertain' | 'failed';

/** A client as the benchmarks use it. */
export interface Contestant {
  readonly createFolder: (name: string) => Promise<Ending>;
  readonly readTeam: () => Promise<Ending>;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

async function endingOf(call: Promise<unknown>): Promise<Ending> {
  try {
    await call;
    return 'done';
  } catch (error) {
    return codeOf(error) === 'outcome_unknown' ? 'uncertain' : 'failed';
  }
}

type Options = Pick<MakeClientOptions, 'resilience' | 'deadlineMs' | 'onExchange'>;

export function ours({ url, apiToken: token, teamId }: Sandbox, options: Options = {}): Contestant {
  const make = createMakeClient({ zone: { url }, credential: apiToken(token), ...options });
  return {
    createFolder: (name) => endingOf(make.folders.create({ teamId, name })),
    readTeam: () => endingOf(make.teams.get({ teamId })),
  };
}

/** Make's own SDK as it comes, or with everything repeated that it can repeat. It knows no deadline. */
export function sdk({ zone, apiToken: token, teamId }: Sandbox, baseDelay?: number): Contestant {
  const retry = { onRateLimit: true, onServerError: true, baseDelay: baseDelay ?? 0 };
  const make = new Make(token, zone, baseDelay === undefined ? {} : { retry });
  make.protocol = 'http';
  return {
    createFolder: (folder) => endingOf(make.folders.create({ teamId, name: folder })),
    readTeam: () => endingOf(make.teams.get(teamId)),
  };
}
