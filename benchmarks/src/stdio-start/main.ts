/**
 * How long people wait for the local server, and what it costs them in memory: ours against the smallest servers that can
 * be written with the same libraries, and against the vendor's own local server. Everything in one run, interleaved.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '@makegate/sandbox';
import { interleaved } from '../interleaved.js';
import { median } from '../median.js';
import { measureStart } from './measure-start.js';
import type { Contestant, Start } from './measure-start.js';

const rounds = 15;
const scenarioTools = 12;
const require = createRequire(import.meta.url);
const packageFile = (name: string, file: string): string =>
  fileURLToPath(new URL(file, `file://${require.resolve(`${name}/package.json`)}`));
const anchor = (name: string): string => fileURLToPath(new URL(`./anchors/${name}.js`, import.meta.url));

const ours = packageFile('@makegate/stdio', './bin/makegate.js');
const vendor = packageFile('@makehq/mcp-server', './build/index.js');
const defaultToolsetSize = 20;

function row(name: string, starts: readonly Start[], against: readonly Start[]): Record<string, string> {
  const of = (pick: (start: Start) => number): number => median(starts.map(pick));
  const ratio = (pick: (start: Start) => number): string => (of(pick) / median(against.map(pick))).toFixed(2);
  return {
    server: name,
    'first list ms': of((start) => start.firstListMs).toFixed(0),
    'full list ms': of((start) => start.fullListMs).toFixed(0),
    'peak RSS MiB': of((start) => start.peakRssMib).toFixed(0),
    'time ratio': ratio((start) => start.fullListMs),
    'memory ratio': ratio((start) => start.peakRssMib),
  };
}

async function compare(
  title: string,
  against: string,
  contestants: Readonly<Record<string, Contestant>>,
): Promise<void> {
  const measured = await interleaved(
    Object.fromEntries(Object.entries(contestants).map(([name, one]) => [name, () => measureStart(one)])),
    rounds,
  );
  const anchorStarts = measured[against] ?? [];
  console.log(`\n${title}; median of ${rounds}; ratios to ${against}`);
  console.table(Object.entries(measured).map(([name, starts]) => row(name, starts, anchorStarts)));
}

/** Ours twice: as it starts on a machine for the first time, and as it starts every time after that. */
async function ourStarts(contestant: Contestant, cacheFolder: string): Promise<Readonly<Record<string, Contestant>>> {
  const withCache = (cache: string): Contestant => ({
    ...contestant,
    environment: { ...contestant.environment, MAKEGATE_CACHE: cache },
  });
  await measureStart(withCache(cacheFolder));
  return { 'makegate, first start': withCache('off'), makegate: withCache(cacheFolder) };
}

const plain = await startSandbox();
const secure = await startSandbox({ tls: true, onDemandScenarios: scenarioTools });
const folder = await mkdtemp(join(tmpdir(), 'makegate-benchmark-'));
try {
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, secure.certificate ?? '');
  const plainAccount = { MAKE_API_KEY: plain.apiToken, MAKE_ZONE: plain.url, MAKE_TEAM: String(plain.teamId) };
  const secureAccount = {
    MAKE_API_KEY: secure.apiToken,
    MAKE_TEAM: String(secure.teamId),
    NODE_EXTRA_CA_CERTS: caFile,
  };
  await compare('(a) default toolset, no scenario tools', 'minimal fastmcp', {
    'minimal SDK v1': { script: anchor('minimal-sdk'), tools: 1 },
    'minimal fastmcp': { script: anchor('minimal-fastmcp'), tools: 1 },
    ...(await ourStarts(
      { script: ours, args: ['--no-scenario-tools'], environment: plainAccount, tools: defaultToolsetSize },
      join(folder, 'plain'),
    )),
  });
  await compare(`(b) ${scenarioTools} scenario tools over TLS`, '@makehq/mcp-server', {
    '@makehq/mcp-server': {
      script: vendor,
      environment: { ...secureAccount, MAKE_ZONE: secure.zone },
      tools: scenarioTools,
    },
    ...(await ourStarts(
      {
        script: ours,
        environment: { ...secureAccount, MAKE_ZONE: secure.url },
        tools: defaultToolsetSize + scenarioTools,
      },
      join(folder, 'secure'),
    )),
  });
} finally {
  await plain.close();
  await secure.close();
  await rm(folder, { recursive: true });
}
