import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer } from './foreign-server.js';
import { foreignServer, json, token } from './foreign-server.js';

const built = new URL('../dist/index.js', import.meta.url).href;

interface Ended {
  readonly output: string;
  readonly code: number | null;
}

/** Runs a program in a process of its own against the built package. It is killed when it does not end by itself. */
async function runProgram(program: string): Promise<Ended> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 4_000,
    killSignal: 'SIGKILL',
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { output, code };
}

const scenario: Answer = json(200, { scenario: { id: 7, name: 'A' } });

const prelude = (url: string) => `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  const { apiToken, createMakeClient } = await import('${built}');
  const make = createMakeClient({ zone: { url: '${url}' }, credential: apiToken('${token}') });
`;

test('using one group loads no other group, and nothing before the first call loads got', async () => {
  const server = await foreignServer(scenario);
  const { output } = await runProgram(`${prelude(server.url)}
    const endpoints = () => loaded.filter((url) => url.includes('/dist/endpoints/')).map((url) => url.split('/').at(-1));
    const got = () => loaded.some((url) => url.includes('/node_modules/got/'));
    const before = [endpoints(), got()];
    const { get } = make.scenarios;
    const named = [endpoints(), got()];
    await get({ scenarioId: 7 });
    console.log(JSON.stringify([before, named, [endpoints(), got()]]));
  `);
  await server.close();
  expect(JSON.parse(output)).toEqual([
    [[], false],
    [[], false],
    [['scenarios.js'], true],
  ]);
});

test('an idle connection does not keep a finished program alive', async () => {
  const server = await foreignServer(scenario);
  const started = performance.now();
  const { output, code } = await runProgram(`${prelude(server.url)}
    console.log((await make.scenarios.get({ scenarioId: 7 })).scenario.name);
  `);
  const lastedMs = performance.now() - started;
  await server.close();
  expect([output, code]).toEqual(['A\n', 0]);
  expect(lastedMs).toBeLessThan(4_000);
});

test('a program that catches an error goes on', async () => {
  const server = await foreignServer((_, __, request) => void request.socket.resetAndDestroy());
  const { output, code } = await runProgram(`${prelude(server.url)}
    for (let i = 0; i < 3; i += 1) await make.scenarios.get({ scenarioId: 7 }).catch(({ code }) => console.log(code));
  `);
  await server.close();
  expect([output, code]).toEqual(['make_unavailable\n'.repeat(3), 0]);
});
