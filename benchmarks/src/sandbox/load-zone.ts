import { request } from 'node:http';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { startSandbox } from '@makegate/sandbox';
import { interleaved } from '../interleaved.js';
import { largeZone } from './large-zone.js';
import { printed } from './printed.js';

const rounds = 5;

/** Seconds to load a large zone, in process and over HTTP, against parsing its lines. */
export async function loadZone(): Promise<void> {
  const zone = await startSandbox();
  const lines = largeZone(zone, { scenarios: 10_000, records: 1_000_000 });
  const chunks = joined(lines);
  const parse = async () => timed(async () => lines.map((line): unknown => JSON.parse(line)));
  const load = () => timed(async () => zone.importState(lines));
  const send = () => timed(() => put(`${zone.url}/_sandbox/state`, chunks));
  printed('Loading a large zone in process, in s', await interleaved({ 'JSON.parse': parse, import: load }, rounds), 2);
  printed('Loading a large zone over HTTP, in s', await interleaved({ 'JSON.parse': parse, PUT: send }, rounds), 2);
  await zone.close();
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  // What the one before has left behind is not this one's to clear away.
  globalThis.gc?.();
  const before = performance.now();
  await run();
  return (performance.now() - before) / 1_000;
}

async function put(url: string, chunks: readonly Buffer[]): Promise<void> {
  // While lines are parsed nobody sees that a kept connection has been closed.
  const sent = request(url, { method: 'PUT', agent: false });
  Readable.from(chunks).pipe(sent);
  const [answer] = await once(sent, 'response');
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 204) throw new Error(`Answered with ${answer.statusCode}.`);
}

const linesPerChunk = 1_000;

function joined(lines: readonly string[]): Buffer[] {
  const count = Math.ceil(lines.length / linesPerChunk);
  return Array.from({ length: count }, (_, at) =>
    Buffer.from(lines.slice(at * linesPerChunk, (at + 1) * linesPerChunk).join('')),
  );
}
