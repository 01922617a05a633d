import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer } from './foreign-server.js';
import { json, token, withServer } from './foreign-server.js';

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
  const make = createMakeClient({ zone: { url: '${url}' }, credential: apiToken('${token}'), resilience: { patienceMs: 200 } });
`;

test('using one group loads no other group, and nothing before the first call loads got', async () => {
  const { output } = await withServer(scenario, ({ url }) =>
    runProgram(`${prelude(url)}
    const endpoints = () => loaded.filter((url) => url.includes('/dist/endpoints/')).map((url) => url.split('/').at(-1));
    const got = () => loaded.some((url) => url.includes('/node_modules/got/'));
    const before = [endpoints(), got()];
    const { get } = make.scenarios;
    const named = [endpoints(), got()];
    await get({ scenarioId: 7 });
    console.log(JSON.stringify([before, named, [endpoints(), got()]]));
  `),
  );
  expect(JSON.parse(output)).toEqual([
    [[], false],
    [[], false],
    [['scenarios.js'], true],
  ]);
});

test('an idle connection does not keep a finished program alive', async () => {
  const { output, code } = await withServer(scenario, ({ url }) =>
    runProgram(`${prelude(url)}
    console.log((await make.scenarios.get({ scenarioId: 7 })).scenario.name);
  `),
  );
  expect([output, code]).toEqual(['A\n', 0]);
});

const reset: Answer = (_, __, request) => void request.socket.resetAndDestroy();

test('a program that catches an error goes on', async () => {
  const { output, code } = await withServer(reset, ({ url }) =>
    runProgram(`${prelude(url)}
    for (let i = 0; i < 3; i += 1) await make.scenarios.get({ scenarioId: 7 }).catch(({ code }) => console.log(code));
  `),
  );
  expect([output, code]).toEqual(['make_unavailable\n'.repeat(3), 0]);
});

test('a call that waits to be repeated keeps the program alive until it has ended', async () => {
  const { url } = await withServer(scenario, async (server) => server);
  const { output, code } = await runProgram(`
    import { apiToken, createMakeClient } from '${built}';
    const resilience = { patienceMs: 400 };
    const make = createMakeClient({ zone: { url: '${url}' }, credential: apiToken('${token}'), resilience });
    await make.users.me().catch(({ code }) => console.log(code));
  `);
  expect([output, code]).toEqual(['make_unavailable\n', 0]);
});
