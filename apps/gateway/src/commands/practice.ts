import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServiceKey, newEncryptionKey, Secret } from '@makegate/auth';
import type { GatewayScope } from '@makegate/auth';
import type { Sandbox } from '@makegate/sandbox';
import { openBackends } from '../backends/open-backends.js';
import type { Backends } from '../backends/open-backends.js';
import { readConfig } from '../config.js';
import { defaultTenant } from '../gateway-config.js';
import type { GatewayConfig } from '../gateway-config.js';
import { askedToEnd } from './asked-to-end.js';
import { clientTexts } from './client-texts.js';
import { serve } from './serve.js';
import type { Terminal } from './terminal.js';

interface Person {
  readonly principal: string;
  readonly scopes: readonly GatewayScope[];
  readonly token: (sandbox: Sandbox) => string;
  readonly about: string;
}

const people: readonly Person[] = [
  {
    principal: 'ana',
    scopes: ['make:read', 'make:run', 'make:write', 'make:delete', 'make:connections'],
    token: ({ apiToken }) => apiToken,
    about: 'may do everything but administer',
  },
  {
    principal: 'ben',
    scopes: ['make:read'],
    token: ({ readOnlyToken }) => readOnlyToken,
    about: 'may only look',
  },
];

/** Gives everybody a key and a credential of the practice zone. Answers the keys. */
async function invite(sandbox: Sandbox, config: GatewayConfig): Promise<readonly Secret[]> {
  const backends = await openBackends(config);
  const invitations = people.map((person) => inviteOne(person, sandbox, config.deployment, backends));
  return Promise.all(invitations).finally(() => backends.close());
}

async function inviteOne(
  { principal, scopes, token }: Person,
  sandbox: Sandbox,
  deployment: string,
  { keys, credentials }: Backends,
): Promise<Secret> {
  const { text, record } = createServiceKey({ deployment, tenant: defaultTenant, principal, name: 'practice', scopes });
  await keys.add(record);
  const credential = { zone: sandbox.url, kind: 'apiToken', token: new Secret(token(sandbox)) } as const;
  await credentials.put({ tenant: defaultTenant, id: principal }, credential);
  return text;
}

/** What a practice gateway uses instead of anything that is configured: it must never touch what is real. */
const ownStorage = (folder: string) => ({
  MAKEGATE_STATE: join(folder, 'state.json'),
  MAKEGATE_ENCRYPTION_KEYS: newEncryptionKey('practice').reveal(),
  MAKEGATE_ENCRYPTION_KEYS_FILE: '',
  REDIS_URL: '',
  REDIS_URL_FILE: '',
});

function welcome(address: string, keys: readonly Secret[]): string {
  const [first] = keys;
  return [
    '',
    'A practice gateway: its zone is inside this process, and all of it is gone when it ends. Two people may call:',
    '',
    ...people.map(({ principal, scopes, about }, index) =>
      [`${principal}, who ${about} (${scopes.join(' ')})`, `  ${keys[index]?.reveal() ?? ''}`].join('\n'),
    ),
    '',
    clientTexts(address, first?.reveal() ?? ''),
    '',
    `Then ask: "Which scenarios do I have? Quote the shipping of 3 kg to Brno." With the key of ${people.at(-1)?.principal ?? ''}`,
    'the tools that run, change and delete are missing. Ctrl-C ends it.',
  ].join('\n');
}

/** Serves a practice zone with two people who are ready to call, and leaves nothing behind. */
export async function practise(terminal: Terminal): Promise<void> {
  // Before there is anything to leave behind.
  const asked = askedToEnd();
  const folder = await mkdtemp(join(tmpdir(), 'makegate-practice-'));
  try {
    const { config } = readConfig(ownStorage(folder));
    const { startSandbox } = await import('@makegate/sandbox');
    const sandbox = await startSandbox();
    const keys = await invite(sandbox, config);
    const started = (address: string): void => terminal.print(welcome(address, keys));
    await serve(config, terminal, { started, asked }).finally(() => sandbox.close());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
