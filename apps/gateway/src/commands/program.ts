import { parseGatewayScopes } from '@makegate/auth';
import { parseZone } from '@makegate/client';
import { Command } from 'commander';
import { configVariable } from '../configuration/setting-names.js';
import { readConfig } from '../config.js';
import { version } from '../version.js';
import { administer } from './administration.js';
import { lookBeforeServing } from './before-serving.js';
import { checkConfig } from './check-config.js';
import { listCredentials, removeCredential, setCredential } from './credentials.js';
import { parseExpiry } from './expiry.js';
import { addKey, listKeys, revokeKey } from './keys.js';
import { parseId } from './parse-id.js';
import { newKey } from './new-key.js';
import { practise } from './practice.js';
import { readToken } from './read-token.js';
import { serve } from './serve.js';
import { terminal } from './terminal.js';

interface Described {
  readonly name: string;
  readonly description: string;
  readonly examples: readonly string[];
}

const described = (command: Command, { description, examples }: Described): Command =>
  command
    .description(description)
    .version(version)
    .helpCommand(false)
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`);

const under = (parent: Command, what: Described): Command => described(parent.command(what.name), what);

const json = ['--json', 'print JSON, for scripts'] as const;
const principal = ['--principal <name>', 'who it is about, such as ana or build-bot'] as const;

function addServe(program: Command): void {
  under(program, {
    name: 'serve',
    description: 'Serve MCP over HTTP until SIGTERM or SIGINT. This is what happens without a command.',
    examples: ['makegate-gateway serve', 'makegate-gateway --sandbox'],
  })
    .option('--sandbox', 'serve a practice zone inside this process to two invented people; keeps nothing')
    .option('--json', 'print the address, and with --sandbox the keys, as one line of JSON')
    .action(async (options: { readonly sandbox?: boolean; readonly json?: boolean }) => {
      if (options.sandbox) return practise(options, terminal);
      const read = readConfig();
      const { config, warnings } = read;
      for (const { setting, reason } of warnings) terminal.note(`${setting}: ${reason}`);
      await lookBeforeServing(read, terminal);
      const started = options.json ? (url: string): void => terminal.print(JSON.stringify({ url })) : undefined;
      return serve(config, terminal, { started });
    });
}

interface KeyOptions {
  readonly principal: string;
  readonly name: string;
  readonly scopes: string;
  readonly expires?: string;
  readonly json?: boolean;
}

function addKeys(program: Command): void {
  const keys = under(program, {
    name: 'keys',
    description: 'Service keys: who may call the gateway.',
    examples: ['makegate-gateway keys list'],
  });
  under(keys, {
    name: 'add',
    description: 'Make a key and print it, this once.',
    examples: [
      'makegate-gateway keys add --principal ana --name laptop --scopes "make:read make:run"',
      'makegate-gateway keys add --principal build-bot --name ci --scopes make:read --expires 90d --json',
    ],
  })
    .requiredOption(...principal)
    .requiredOption('--name <text>', 'where the key is used, for lists')
    .requiredOption(
      '--scopes <scopes>',
      'of make:read make:run make:write make:delete make:connections make:apps make:admin',
    )
    .option('--expires <when>', 'such as 12h, 90d, 4w or 2030-01-31; without it the key lasts until it is revoked')
    .option(...json)
    .action(({ scopes, expires, ...wanted }: KeyOptions) => {
      const granted = parseGatewayScopes(scopes);
      const expiresAtMs = expires === undefined ? undefined : parseExpiry(expires, Date.now());
      return administer((administration) => addKey({ ...wanted, scopes: granted, expiresAtMs }, administration));
    });
  under(keys, {
    name: 'list',
    description: 'Print the keys, without what opens anything.',
    examples: ['makegate-gateway keys list', 'makegate-gateway keys list --principal ana --json'],
  })
    .option(...principal)
    .option(...json)
    .action((options: { readonly principal?: string; readonly json?: boolean }) =>
      administer((administration) => listKeys(options, administration)),
    );
  under(keys, {
    name: 'revoke',
    description: 'Refuse a key from the next request on.',
    examples: ['makegate-gateway keys revoke k3J9ab0XyQpL2m4T'],
  })
    .argument('<id>', 'id of the key, as keys list prints it')
    .action((id: string) => administer((administration) => revokeKey(id, administration)));
}

interface CredentialOptions {
  readonly principal: string;
  readonly zone: string;
  readonly team?: string;
  readonly organization?: string;
  readonly json?: boolean;
}

function addCredentials(program: Command): void {
  const credentials = under(program, {
    name: 'credentials',
    description: 'Credentials of Make: what the gateway works with on behalf of a principal.',
    examples: ['makegate-gateway credentials set --principal ana --zone eu2.make.com < token.txt'],
  });
  under(credentials, {
    name: 'set',
    description: 'Read a token of Make from standard input, try it out and keep it sealed.',
    examples: [
      'makegate-gateway credentials set --principal ana --zone eu2.make.com < token.txt',
      'pass show make/ana | makegate-gateway credentials set --principal ana --zone eu2.make.com --team 123',
    ],
  })
    .requiredOption(...principal)
    .requiredOption('--zone <zone>', 'host in the address bar of Make, such as eu2.make.com')
    .option('--team <id>', 'team to work in when a call names none; their scenarios become tools')
    .option(
      '--organization <id>',
      'the same for an organization; needed when the token sees several and no team is set',
    )
    .option(...json)
    .action(({ zone: text, team, organization, ...rest }: CredentialOptions) => {
      const zone = parseZone(text);
      const wanted = {
        ...rest,
        teamId: parseId('--team', team),
        organizationId: parseId('--organization', organization),
      };
      return administer(async (administration) => {
        const token = await readToken(process.stdin, terminal);
        await setCredential({ ...wanted, zone }, token, administration);
      });
    });
  under(credentials, {
    name: 'list',
    description: 'Print whose credentials are kept, and whether they open. Not the tokens.',
    examples: ['makegate-gateway credentials list', 'makegate-gateway credentials list --json'],
  })
    .option(...json)
    .action((options: { readonly json?: boolean }) =>
      administer((administration) => listCredentials(options, administration)),
    );
  under(credentials, {
    name: 'remove',
    description: 'Forget the credential of a principal. Running gateways stop using it with their next call.',
    examples: ['makegate-gateway credentials remove --principal ana'],
  })
    .requiredOption(...principal)
    .action(({ principal: id }: { readonly principal: string }) =>
      administer((administration) => removeCredential(id, administration)),
    );
}

function addSetup(program: Command): void {
  under(program, {
    name: 'check-config',
    description: 'Print every setting and where it comes from, and try out what it names.',
    examples: [
      'makegate-gateway check-config',
      `${configVariable}=/etc/makegate.yaml makegate-gateway check-config --json`,
    ],
  })
    .option(...json)
    .action((options: { readonly json?: boolean }) =>
      administer((administration) => checkConfig(options, administration)),
    );
  under(program, {
    name: 'new-key',
    description: 'Print a new key for MAKEGATE_ENCRYPTION_KEYS.',
    examples: ['(umask 077; makegate-gateway new-key > /etc/makegate/encryption-keys)'],
  })
    .option(
      '--id <id>',
      'name of the key: letters, digits, _ or -; without it the date of today and a few random letters',
    )
    .action((options: { readonly id?: string }) => newKey(options, terminal));
}

/** The command line. Nothing is printed or ended by itself: what cannot be understood is thrown. */
export function createProgram(): Command {
  const program = new Command('makegate-gateway').exitOverride().configureOutput({ outputError: () => {} });
  described(program, {
    name: 'makegate-gateway',
    description:
      'MCP for Make.com over HTTP, for several people. Settings come from the environment: docs/gateway-settings.md',
    examples: [
      'makegate-gateway --sandbox',
      'makegate-gateway check-config',
      'makegate-gateway keys add --principal ana --name laptop --scopes "make:read make:run"',
      'makegate-gateway credentials set --principal ana --zone eu2.make.com < token.txt',
      'makegate-gateway',
    ],
  }).addHelpText(
    'after',
    '\nExit codes: 0 done, 1 it could not be done, 64 the command line is wrong, 78 a setting is (each is named with the reason).',
  );
  for (const add of [addServe, addKeys, addCredentials, addSetup]) add(program);
  return program;
}
