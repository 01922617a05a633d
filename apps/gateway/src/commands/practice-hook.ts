import { randomBytes } from 'node:crypto';
import { apiToken, createMakeClient } from '@makegate/client';
import type { Sandbox } from '@makegate/sandbox';
import { make } from '@makegate/webhook-verify';
import type { HookConfig } from '../hooks/hook-config.js';

/** A hook that runs a scenario of the practice zone, and what somebody needs to deliver to it. */
export interface PracticeHook {
  readonly config: HookConfig;
  readonly secret: string;
}

const scenarioName = 'Quote shipping cost';
const dayMs = 86_400_000;

/** The secret opens nothing but this hook, and ends with the process. */
export async function practiceHook(
  { url, teamId, apiToken: token }: Sandbox,
  principal: string,
): Promise<PracticeHook> {
  const client = createMakeClient({ zone: { url }, credential: apiToken(token) });
  const { scenarios } = await client.scenarios.list({ teamId });
  const scenario = scenarios.find(({ name }) => name === scenarioName);
  if (!scenario) throw new Error(`The practice zone has no scenario ${scenarioName}.`);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return {
    secret,
    config: {
      name: 'shipping',
      scheme: make,
      secrets: () => [secret],
      toleranceMs: undefined,
      keepMs: dayMs,
      maxBodyBytes: 65_536,
      allowIps: undefined,
      principal,
      handler: { kind: 'run', scenarioId: scenario.id, input: undefined },
    },
  };
}

/** Lines for a terminal that sign a delivery and send it. */
export const deliveryTexts = (url: string, secret: string): string =>
  [
    `printf '%s' '{"destination":"Brno","weightKg":3}' > delivery.json`,
    `echo '${secret}' |`,
    '  npx -y @makegate/webhook-verify sign --scheme make --secret-file - --body delivery.json > headers.txt',
    `curl -i -H @headers.txt --data-binary @delivery.json ${url}`,
  ].join('\n');
