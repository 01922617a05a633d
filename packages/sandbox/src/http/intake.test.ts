import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

async function intake() {
  const { hooks } = await open.make.hooks.list({ teamId: open.zone.teamId });
  const { id: hookId, url: given } = called(hooks, 'Order intake');
  const url = given ?? '';
  const deliveries = async () => (await open.make.hooks.deliveries({ hookId, pg: { limit: 1000 } })).incomings;
  const post = async (body: string, to = url) => {
    const answer = await fetch(to, { method: 'POST', body });
    return { status: answer.status, text: await answer.text() };
  };
  return { url, deliveries, post };
}

test('what is posted to the address of a hook joins its queue', async () => {
  const { deliveries, post } = await intake();
  const before = await deliveries();
  expect(await post('{"order":7}')).toEqual({ status: 200, text: 'Accepted' });
  expect(await post('no JSON')).toEqual({ status: 200, text: 'Accepted' });
  const known = new Set(before.map(({ id }) => id));
  const added = (await deliveries()).filter(({ id }) => !known.has(id));
  expect(added.map(({ data }) => data)).toEqual(expect.arrayContaining([{ order: 7 }, { value: 'no JSON' }]));
  expect(added).toHaveLength(2);
});

test('a full queue refuses, and an address of no hook is not found', async () => {
  const { url, deliveries, post } = await intake();
  const room = 667 - (await deliveries()).length;
  for (let sent = 0; sent < room; sent += 1) await post('{}');
  expect(await post('{}')).toEqual({ status: 400, text: 'Queue is full' });
  expect((await post('{}', `${url}0`)).status).toBe(404);
});
