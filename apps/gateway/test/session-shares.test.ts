import { setTimeout as passed } from 'node:timers/promises';
import { ask, initialize, listing, openRaw, refusalIn } from './fakes/ask.js';
import { holdStream } from './fakes/hold-stream.js';
import { addKey, closeServed, roomyLimits, serve, type Served } from './fakes/served-gateway.js';

afterEach(closeServed);

const statusOf = async ({ url, key }: Pick<Served, 'url' | 'key'>, session: string): Promise<number> =>
  (await ask(url, { key, session, body: listing })).status;

describe('a share of the sessions', () => {
  const limits = { ...roomyLimits, maxSessions: 6, maxSessionsPerPrincipal: 2 };

  test('is all that one principal can take: theirs are dropped, and not those of others', async () => {
    const served = await serve({ limits });
    const ana = await openRaw(served.url, served.key);
    const { text: ben } = await addKey(served.keys, 'ben');
    const opened: string[] = [];
    for (let at = 0; at < 8; at += 1) opened.push(await openRaw(served.url, ben));
    expect(served.server.sessions()).toBe(3);
    expect(await statusOf(served, ana)).toBe(200);
    const kept = await Promise.all(opened.map((session) => statusOf({ url: served.url, key: ben }, session)));
    expect(kept).toEqual([404, 404, 404, 404, 404, 404, 200, 200]);
  });

  test('is refused to be exceeded while all of them are at work, and only for that principal', async () => {
    const served = await serve({ limits });
    const { text: ben } = await addKey(served.keys, 'ben');
    const streams = await Promise.all(
      [0, 1].map(async () => holdStream(served.url, ben, await openRaw(served.url, ben))),
    );
    const refused = await ask(served.url, { key: ben, body: initialize() });
    expect([refused.status, refusalIn(refused.text).code]).toEqual([503, 'sessions_full']);
    expect((await ask(served.url, { key: served.key, body: initialize() })).status).toBe(200);
    for (const stream of streams) stream.leave();
    while ((await ask(served.url, { key: ben, body: initialize() })).status !== 200) await passed(10);
  });
});
