import { apiToken } from '@makegate/client';
import type { Credential, Zone } from '@makegate/client';
import type { UpstreamConfig } from './server-config.js';

/** The Make we work on, and what there is to close afterwards. */
export interface Upstream {
  readonly zone: Zone;
  readonly credential: Credential;
  /** The team of the practice zone; a real zone has no team of its own. */
  readonly teamId?: number;
  close(): Promise<void>;
}

/** Starts the practice zone when it is asked for; a real zone needs nothing started. */
export async function openUpstream(config: UpstreamConfig): Promise<Upstream> {
  if (config.kind === 'make') return { ...config, close: async () => {} };
  const { startSandbox } = await import('@makegate/sandbox');
  const sandbox = await startSandbox();
  return {
    zone: { url: sandbox.url },
    credential: apiToken(sandbox.apiToken),
    teamId: sandbox.teamId,
    close: () => sandbox.close(),
  };
}
