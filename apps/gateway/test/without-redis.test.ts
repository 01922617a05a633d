import { jest } from '@jest/globals';
import { ask, initialize, listing, openRaw, refusalIn } from './fakes/ask.js';
import { deploy } from './fakes/deployment.js';
import { closeServed } from './fakes/served-gateway.js';
import { runGateway } from './run-gateway.js';

jest.setTimeout(60_000);

afterEach(closeServed);

test('keys that another process adds and revokes in the state file are let in and refused at once', async () => {
  const deployed = await deploy({ storage: 'file' });
  const { url } = await deployed.start();
  const [ana, ben] = await Promise.all([deployed.addKey('ana', ['make:read']), deployed.addKey('ben', ['make:read'])]);
  const sessions = [await openRaw(url, ana.key), await openRaw(url, ben.key)];
  const asking = async () => {
    const answers = await Promise.all(
      [ana, ben].map(({ key }, at) => ask(url, { key, session: sessions[at], body: listing })),
    );
    return answers.map(({ status }) => status);
  };
  expect(await asking()).toEqual([200, 200]);
  await deployed.command(['keys', 'revoke', ana.id]);
  expect(await asking()).toEqual([401, 200]);
  const refused = await ask(url, { key: ana.key, body: initialize() });
  expect([refused.status, refusalIn(refused.text).code]).toEqual([401, 'token_invalid']);
  const again = await deployed.addKey('ana', ['make:read']);
  expect((await ask(url, { key: again.key, session: sessions[0], body: listing })).status).toBe(200);
});

test('does not start as one of several replicas, and names what is missing', async () => {
  const deployed = await deploy({ storage: 'file' });
  const refused = await runGateway(['serve'], { ...deployed.variables, MAKEGATE_REPLICAS: '2' });
  expect(refused).toMatchObject({
    code: 78,
    stdout: '',
    stderr: expect.stringContaining('MAKEGATE_REPLICAS: can only be more than 1 with REDIS_URL'),
  });
});
