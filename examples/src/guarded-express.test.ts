import { once } from 'node:events';
import type { Server } from 'node:http';
import { guardedApp } from './guarded-express.js';

let server: Server;
let url: string;
beforeEach(async () => {
  server = guardedApp(1).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const logIn = (forwarded: string) =>
  fetch(`${url}/login`, { method: 'POST', headers: { 'X-Forwarded-For': forwarded } });

test('lets ten sign-ins of an address pass in a minute, and answers the eleventh with a problem', async () => {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    // What stands in front of the proxy's own entry anybody can have sent.
    expect((await logIn(`198.51.100.${attempt}, 2001:db8::${attempt}`)).status).toBe(200);
  }
  const refused = await logIn('2001:db8::ffff');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
  expect(refused.headers.get('ratelimit')).toContain('"sign-in";r=0');
  expect(await refused.json()).toMatchObject({ status: 429, 'violated-policies': ['sign-in'] });
  expect((await logIn('2001:db8:0:1::1')).status).toBe(200);
});

test('tells who may go on how they stand', async () => {
  const answer = await fetch(url, { headers: { 'X-Forwarded-For': '203.0.113.7' } });
  expect(await answer.text()).toBe('hello');
  expect(answer.headers.get('ratelimit-policy')).toBe('"address";q=300;w=60, "burst";q=30;w=3');
  expect(answer.headers.get('ratelimit')).toMatch(/^"address";r=299;t=6[01], "burst";r=29;t=1$/);
});
