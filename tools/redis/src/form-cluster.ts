import { askRedis, fieldsOf, infoOf } from './ask-redis.ts';
import type { RedisProcess } from './redis-process.ts';
import { waitUntil } from './wait-until.ts';

const slots = 16_384;

/** Makes one cluster of empty servers: the slots spread evenly over the primaries, replica n behind primary n. */
export async function formCluster(
  primaries: readonly RedisProcess[],
  replicas: readonly RedisProcess[],
): Promise<void> {
  const nodes = [...primaries, ...replicas];
  const ports = nodes.map(({ port }) => port);
  // Different epochs before they meet: nodes with the same would first have to settle which one yields.
  await Promise.all(nodes.map(({ port }, index) => cluster(port, 'SET-CONFIG-EPOCH', index + 1)));
  await Promise.all(primaries.map(({ port }, index) => cluster(port, 'ADDSLOTS', ...share(index, primaries.length))));
  await meet(nodes);
  await waitUntil('every node of the cluster knows every other', () => all(ports, (port) => knows(port, nodes.length)));
  await Promise.all(replicas.map(({ port }, index) => follow(port, primaries[index]?.port ?? 0)));
  await waitUntil('every replica follows its primary', () =>
    all(
      replicas.map(({ port }) => port),
      isFollowing,
    ),
  );
  await waitUntil('every node of the cluster serves and sees the replicas', () =>
    all(ports, (port) => serves(port, replicas)),
  );
}

const cluster = (port: number, ...words: readonly (string | number)[]): Promise<unknown> =>
  askRedis(port, (redis) => redis.call('CLUSTER', ...words));

const textOf = async (port: number, ...words: readonly string[]): Promise<string> =>
  String(await cluster(port, ...words));

async function all(ports: readonly number[], isTrue: (port: number) => Promise<boolean>): Promise<boolean> {
  return (await Promise.all(ports.map(isTrue))).every(Boolean);
}

function share(index: number, count: number): readonly number[] {
  const first = Math.ceil((slots * index) / count);
  const end = Math.ceil((slots * (index + 1)) / count);
  return Array.from({ length: end - first }, (_none, offset) => first + offset);
}

async function meet([first, ...others]: readonly RedisProcess[]): Promise<void> {
  if (first === undefined) return;
  await Promise.all(others.map(({ host, port }) => cluster(first.port, 'MEET', host, port)));
}

async function knows(port: number, count: number): Promise<boolean> {
  const known = await linesOfNodes(port);
  return known.length === count && known.every((line) => !line.includes('handshake') && line.includes(' connected'));
}

async function follow(port: number, primaryPort: number): Promise<void> {
  await cluster(port, 'REPLICATE', await textOf(primaryPort, 'MYID'));
}

/** A replica whose first copy is not complete would not be promoted. */
async function isFollowing(port: number): Promise<boolean> {
  return (await infoOf(port, 'replication')).get('master_link_status') === 'up';
}

async function serves(port: number, replicas: readonly RedisProcess[]): Promise<boolean> {
  const info = fieldsOf(await textOf(port, 'INFO'));
  const seen = (await linesOfNodes(port)).filter((line) => line.includes('slave'));
  return info.get('cluster_state') === 'ok' && seen.length === replicas.length;
}

/** One line for each node that this one knows: id, address, flags, … */
async function linesOfNodes(port: number): Promise<readonly string[]> {
  return (await textOf(port, 'NODES')).split('\n').filter((line) => line !== '');
}
