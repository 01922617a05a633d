import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { helpText, readCommandLine } from './command-line.js';
import { reasonOf } from './reason.js';
import type { Sandbox, SandboxOptions } from './sandbox.js';
import { startSandbox } from './start-sandbox.js';

const badUsage = 2;
const couldNotStart = 1;

const asked = readCommandLine(process.argv.slice(2));
if (asked.kind === 'help') process.stdout.write(helpText);
else if (asked.kind === 'refused') leave(badUsage, `${asked.reason}\nTry --help.`);
else void serve(asked.options);

async function serve(options: SandboxOptions): Promise<void> {
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await startSandbox(options);
    const folder = sandbox.certificate === undefined ? undefined : await keepCertificate(sandbox.certificate);
    endOnSignal(sandbox, folder);
    announce(sandbox, folder);
  } catch (error) {
    await sandbox?.close();
    leave(couldNotStart, reasonOf(error));
  }
}

function endOnSignal(sandbox: Sandbox, folder: string | undefined): void {
  const stop = () => void end(sandbox, folder);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function announce(sandbox: Sandbox, folder: string | undefined): void {
  const { url, zone, apiToken, readOnlyToken, organizationId, teamId, otherTeamId } = sandbox;
  const { otherOrganizationId, people } = sandbox;
  const { oauthUrl, oauthClient, publicOAuthClient } = sandbox;
  const caFile = folder === undefined ? {} : { caFile: certificateIn(folder) };
  const zoneIds = {
    url,
    zone,
    apiToken,
    readOnlyToken,
    organizationId,
    teamId,
    otherTeamId,
    otherOrganizationId,
    people,
  };
  const line = { ...zoneIds, oauthUrl, oauthClient, publicOAuthClient, ...caFile };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const certificateIn = (folder: string): string => join(folder, 'ca.pem');

async function keepCertificate(certificate: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'makegate-sandbox-'));
  await writeFile(certificateIn(folder), certificate);
  return folder;
}

async function end(sandbox: Sandbox, folder: string | undefined): Promise<void> {
  await sandbox.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  // Nothing is left to wait for, and no stray handle shall keep the process.
  process.exit(0);
}

function leave(code: number, reason: string): void {
  process.stderr.write(`makegate-sandbox: ${reason}\n`);
  process.exitCode = code;
}
