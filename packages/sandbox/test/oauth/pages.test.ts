import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { authorizationUrl, confidentialClient } from './oauth-client.js';
import { owner, person } from './person.js';
import type { Page, Person, Shown } from './person.js';

let zone: Sandbox;
beforeAll(async () => {
  zone = await startSandbox({
    oauthClients: [
      { name: 'Desk & <b>Shelf</b>', redirectUris: ['https://desk.example/back'] },
      { name: 'Plain web', redirectUris: ['http://desk.example/back'], isPublic: true },
    ],
  });
});
afterAll(() => zone.close());

function pageOf(shown: Shown): Page {
  if (shown.kind === 'page') return shown;
  throw new Error(`At the client already: ${shown.url.href}`);
}

async function loginPageFor(parameters: Readonly<Record<string, string>> = {}): Promise<[Person, Page]> {
  const { configuration } = await confidentialClient(zone);
  const someone = person(zone.oauthUrl);
  const wanted = { scope: 'user:read scenarios:write', state: 's1', ...parameters };
  return [someone, pageOf(await someone.open(await authorizationUrl(configuration, wanted, 'v'.repeat(43))))];
}

test('the login page says who asks, and keeps other sites and scripts out', async () => {
  const [, page] = await loginPageFor({ login_hint: 'a"b@x.example' });
  expect(page.html).toContain('<strong>Confidential sample</strong>');
  expect(page.html).toContain('value="a&quot;b@x.example"');
  const answer = await fetch(page.url);
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
});

test('somebody who is not of the zone stays at the login page, which says so', async () => {
  const [someone, page] = await loginPageFor();
  const again = pageOf(await someone.press(page, { email: 'stranger@nowhere.example' }));
  expect(again.html).toContain('role="alert"');
  expect(again.html).toContain('stranger@nowhere.example');
  expect(pageOf(await someone.press(again, { email: ` ${owner.toUpperCase()}` })).html).toContain('Allow access?');
});

test('the consent page names the client, the person and every scope', async () => {
  const [someone, page] = await loginPageFor();
  const { html } = pageOf(await someone.press(page, { email: owner }));
  for (const shown of ['Confidential sample', 'Ines Kolar', owner, 'user:read', 'scenarios:write']) {
    expect(html).toContain(shown);
  }
});

test('whoever says no sends the client away with access_denied and its state', async () => {
  const [someone, page] = await loginPageFor();
  const atLogin = await someone.press(page, { decision: 'deny' });
  expect(Object.fromEntries(atLogin.url.searchParams)).toMatchObject({ error: 'access_denied', state: 's1' });

  const [another, first] = await loginPageFor();
  const consent = pageOf(await another.press(first, { email: owner }));
  const atConsent = await another.press(consent, { decision: 'deny' });
  expect(Object.fromEntries(atConsent.url.searchParams)).toMatchObject({ error: 'access_denied', state: 's1' });
});

test('a form without a decision is shown again with 400 and says what is missing, on both pages', async () => {
  const [someone, page] = await loginPageFor();
  const again = { status: 400, html: expect.stringContaining('decision=allow or decision=deny') };
  const login = pageOf(await someone.press(page, { email: owner, decision: '' }));
  expect(login).toMatchObject(again);
  const consent = pageOf(await someone.press(login, { email: owner }));
  expect(pageOf(await someone.press(consent, { decision: '' }))).toMatchObject(again);
});

test('the pages of one person are not there for another', async () => {
  const [, page] = await loginPageFor();
  expect(await person(zone.oauthUrl).open(page.url)).toMatchObject({
    status: 400,
    html: expect.stringContaining('This login is over'),
  });
});

test('who has logged in once is only asked to consent the next time, unless the client wants a login', async () => {
  const [someone, page] = await loginPageFor();
  await someone.press(pageOf(await someone.press(page, { email: owner })), {});
  const { configuration } = await confidentialClient(zone);
  const next = async (parameters: Readonly<Record<string, string>>) =>
    pageOf(
      await someone.open(await authorizationUrl(configuration, { scope: 'user:read', ...parameters }, 'v'.repeat(43))),
    );
  expect((await next({})).html).toContain('Allow access?');
  expect((await next({ prompt: 'login' })).html).toContain('<h1>Log in</h1>');
});

test('the server answers to its own addresses only', async () => {
  const { port } = new URL(zone.oauthUrl);
  expect((await fetch(`http://localhost:${port}/.well-known/openid-configuration`)).status).toBe(200);
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    request({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});
