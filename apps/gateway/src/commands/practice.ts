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
import { deliveryTexts, practiceHook, type PracticeHook } from './practice-hook.js';
import { serve } from './serve.js';
import type { Terminal } from './terminal.js';

interface Person {
  readonly principal: string;
  readonly scopes: readonly GatewayScope[];
  readonly token: (sandbox: Sandbox) => string;
  readonly about: string;
}

/** Somebody who may call, and with what. */
interface Invited extends Person {
  readonly key: Secret;
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

/** The one of them on whose behalf deliveries run a scenario. */
const hookOwner = 'ana';

/** Gives everybody a key and a credential of the practice zone. */
async function invite(sandbox: Sandbox, config: GatewayConfig): Promise<readonly Invited[]> {
  const backends = await openBackends(config);
  const invitations = people.map((person) => inviteOne(person, sandbox, config.deployment, backends));
  return Promise.all(invitations).finally(() => backends.close());
}

async function inviteOne(
  person: Person,
  sandbox: Sandbox,
  deployment: string,
  { keys, credentials }: Backends,
): Promise<Invited> {
  const { principal, scopes, token } = person;
  const { text, record } = createServiceKey({ deployment, tenant: defaultTenant, principal, name: 'practice', scopes });
  await keys.add(record);
  const credential = { zone: sandbox.url, kind: 'apiToken', token: new Secret(token(sandbox)) } as const;
  await credentials.put({ tenant: defaultTenant, id: principal }, credential);
  return { ...person, key: text };
}

/**
 * All that a practice gateway is told, whatever is configured: it must never touch what is real. It takes any free port, so
 * that it is in nobody's way either.
 */
const ownSettings = (folder: string) => ({
  MAKEGATE_STATE: join(folder, 'state.json'),
  // What people try out here is to be all there.
  MAKEGATE_TOOLSET: 'everything',
  MAKEGATE_ENCRYPTION_KEYS: newEncryptionKey('practice').reveal(),
  MAKEGATE_LISTEN: '127.0.0.1:0',
  MAKEGATE_METRICS_LISTEN: 'off',
});

/** Where deliveries for the hook go, from where clients connect. */
const hookUrl = (url: string, { config }: PracticeHook): string => new URL(`/hooks/${config.name}`, url).href;

function welcome(url: string, invited: readonly Invited[], hook: PracticeHook): string {
  const [first] = invited;
  return [
    '',
    'A practice gateway: its zone is inside this process, and all of it is gone when it ends. These people may call:',
    '',
    ...invited.map(
      ({ principal, about, scopes, key }) => `${principal}, who ${about} (${scopes.join(' ')})\n  ${key.reveal()}`,
    ),
    '',
    first ? clientTexts(url, first.key.reveal()) : '',
    '',
    'Then ask: "Which scenarios do I have? Quote the shipping of 3 kg to Brno." With the key of ben the tools that run,',
    'change and delete are missing.',
    '',
    'A hook runs the same scenario for whoever signs what they send; once for each signed id. In a terminal with curl:',
    '',
    deliveryTexts(hookUrl(url, hook), hook.secret),
    '',
    'Ctrl-C ends it.',
  ].join('\n');
}

const announcement = (url: string, invited: readonly Invited[], hook: PracticeHook): string =>
  JSON.stringify({
    url,
    hook: { url: hookUrl(url, hook), scheme: 'make', secret: hook.secret },
    people: invited.map(({ principal, scopes, key }) => ({ principal, scopes, key: key.reveal() })),
  });

/** Serves a practice zone with two people who are ready to call, and leaves nothing behind. */
export async function practise({ json }: { readonly json?: boolean }, terminal: Terminal): Promise<void> {
  // Before there is anything to leave behind.
  const asked = askedToEnd();
  const folder = await mkdtemp(join(tmpdir(), 'makegate-practice-'));
  try {
    const { config } = readConfig(ownSettings(folder), {});
    const { startSandbox } = await import('@makegate/sandbox');
    const sandbox = await startSandbox();
    const invited = await invite(sandbox, config);
    const hook = await practiceHook(sandbox, hookOwner);
    const started = (url: string): void => terminal.print((json ? announcement : welcome)(url, invited, hook));
    await serve({ ...config, hooks: [hook.config] }, terminal, { started, asked }).finally(() => sandbox.close());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
