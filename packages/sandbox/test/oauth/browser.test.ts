import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startChromium, startLimitMs } from '@makegate/repo-chromium';
import * as openid from 'openid-client';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { authorizationUrl, confidentialClient } from './oauth-client.js';
import { owner } from './person.js';

let zone: Sandbox;
let program: Server;
beforeAll(async () => {
  zone = await startSandbox();
  program = createServer((_request, response) => void response.end('You may close this window.')).listen(
    0,
    '127.0.0.1',
  );
  await once(program, 'listening');
});
afterAll(async () => {
  await zone.close();
  program.closeAllConnections();
  program.close();
});

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test(
  'a person without scripts logs in and consents in Chromium, with the keyboard alone, and the program gets its tokens',
  async () => {
    const { configuration } = await confidentialClient(zone);
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const redirect_uri = `http://127.0.0.1:${portOf(program)}/callback`;
    const wanted = { redirect_uri, scope: 'openid user:read scenarios:run' };
    const browser = await startChromium();
    try {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto((await authorizationUrl(configuration, wanted, pkceCodeVerifier)).href);

      await page.getByRole('heading', { name: 'Log in', level: 1 }).waitFor();
      const email = page.getByRole('combobox', { name: 'Email' });
      await email.fill('stranger@nowhere.example');
      await page.getByRole('button', { name: 'Log in' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('stranger@nowhere.example');

      await email.fill(owner);
      await email.press('Enter');
      await page.getByRole('heading', { name: 'Allow access?', level: 1 }).waitFor();
      expect(await page.getByRole('listitem').allTextContents()).toEqual(['openid', 'user:read', 'scenarios:run']);
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('Allow');
      await page.keyboard.press('Enter');

      await page.waitForURL(`${redirect_uri}?*`);
      const answered = new URL(page.url());
      const tokens = await openid.authorizationCodeGrant(configuration, answered, { pkceCodeVerifier });
      expect(tokens).toMatchObject({ scope: 'openid user:read scenarios:run', refresh_token: expect.any(String) });
    } finally {
      await browser.close();
    }
  },
  startLimitMs,
);
