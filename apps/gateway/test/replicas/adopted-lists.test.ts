import { startLimitMs } from '@makegate/repo-redis';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { connectClient } from '../fakes/clients.js';
import { replicaGroup, type ReplicaGroup } from '../fakes/replicas.js';
import { closeServed } from '../fakes/served-gateway.js';
import { thingRegistry } from '../fakes/thing-registry.js';

let group: ReplicaGroup;
beforeAll(async () => {
  group = await replicaGroup();
}, startLimitMs);
afterEach(closeServed);
afterAll(() => group.close());

test('a client whose replica died hears that its tools may have changed, and of every change from then on', async () => {
  const [first, second] = [thingRegistry(), thingRegistry()];
  const [one, two] = await Promise.all([group.start(first), group.start(second)]);
  let target = one;
  const { client } = await connectClient(one.url, group.key, { fetch: (_url, init) => fetch(target.url, init) });
  await client.listTools();
  const heard: (() => void)[] = [];
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => heard.shift()?.());
  const next = (): Promise<void> => new Promise((resolve) => heard.push(resolve));

  const told = next();
  target = two;
  await one.crash();
  // Its stream was cut. It opens another one by itself, which brings the session here.
  await told;
  const changed = next();
  second.surfaces[0]?.learnScopes(['things:none']);
  await changed;
});
