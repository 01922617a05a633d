import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageFolder } from '../spawned-sandbox.js';

/** Tells which modules of the OAuth library are loaded: after the start, and after the first look at the OAuth server. */
const program = `
  import { registerHooks } from 'node:module';
  let loaded = 0;
  registerHooks({
    load(url, context, next) {
      if (url.includes('/oidc-provider/')) loaded += 1;
      return next(url, context);
    },
  });
  const { startSandbox } = await import('@makegate/sandbox');
  const zone = await startSandbox();
  const before = loaded;
  const answer = await fetch(zone.oauthUrl + '/.well-known/openid-configuration');
  console.log(JSON.stringify({ before, status: answer.status, after: loaded > 0 }));
  await zone.close();
`;

test('a sandbox at which nobody logs in never loads the OAuth library, and one at which somebody does says nothing', async () => {
  const words = ['--input-type=module', '-e', program];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: packageFolder });
  expect(JSON.parse(stdout)).toEqual({ before: 0, status: 200, after: true });
  expect(stderr).toBe('');
}, 30_000);
