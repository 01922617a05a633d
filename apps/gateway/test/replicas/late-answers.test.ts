import { startLimitMs } from '@makegate/repo-redis';
import { ask, call, eventsIn, initialize } from '../fakes/ask.js';
import { replicaGroup, type ReplicaGroup } from '../fakes/replicas.js';
import { closeServed } from '../fakes/served-gateway.js';
import { thingRegistry } from '../fakes/thing-registry.js';

let group: ReplicaGroup;
beforeAll(async () => {
  group = await replicaGroup();
}, startLimitMs);
afterEach(closeServed);
afterAll(() => group.close());

/** Opens a session whose client can be asked. */
async function openAskable(url: string): Promise<string> {
  const { headers } = await ask(url, { key: group.key, body: initialize({ elicitation: {} }) });
  const session = String(headers['mcp-session-id']);
  await ask(url, { key: group.key, session, body: { jsonrpc: '2.0', method: 'notifications/initialized' } });
  return session;
}

/** Calls a tool and reads what comes, event by event. */
async function calling(url: string, session: string, body: object) {
  const { body: stream } = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${group.key}`,
      'mcp-session-id': session,
    },
    body: JSON.stringify(body),
  });
  const reader = (stream ?? new ReadableStream<Uint8Array<ArrayBuffer>>())
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  let heard = 0;
  /** The next message; `undefined` at the end. */
  const next = async () => {
    while (eventsIn(text).length === heard) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
    heard += 1;
    return eventsIn(text)[heard - 1]?.data;
  };
  return { next };
}

test('a yes to a question of a dead replica is no yes to the question of its successor', async () => {
  const [one, two] = await Promise.all([group.start(thingRegistry()), group.start(thingRegistry())]);
  const session = await openAskable(one.url);
  const first = await calling(one.url, session, call(1, 'things_burn', { thingId: 1 }));
  const asked = await first.next();
  await one.crash();

  const second = await calling(two.url, session, call(2, 'things_burn', { thingId: 2 }));
  const askedAgain = await second.next();
  expect([asked?.['method'], askedAgain?.['method']]).toEqual(['elicitation/create', 'elicitation/create']);

  const say = (body: object) => ask(two.url, { key: group.key, session, body });
  const answer = (action: 'accept' | 'decline', id: unknown) =>
    say({ jsonrpc: '2.0', id, result: { action, ...(action === 'accept' && { content: {} }) } });
  for (const id of [asked?.['id'], 0]) expect((await answer('accept', id)).status).toBe(202);
  await answer('decline', askedAgain?.['id']);
  expect(await second.next()).toMatchObject({ id: 2, result: { structuredContent: { outcome: 'declined' } } });
});
