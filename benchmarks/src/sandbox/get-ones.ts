import { interleaved } from '../interleaved.js';
import { forkSameBytes, forkZone } from './processes.js';
import { printed } from './printed.js';
import { requestsPerSecond } from './requests-per-second.js';

const path = '/api/v2/users/me';
const rounds = 20;

/** Answers per second to a simple GET, against a bare server that sends the same bytes. */
export async function getOnes(): Promise<void> {
  const { child, url, token } = await forkZone();
  const answer = await fetch(url + path, { headers: { authorization: `Token ${token}` } });
  const headers = Object.fromEntries(answer.headers);
  const bare = await forkSameBytes({ headers, body: await answer.text() });
  const at = (port: number) => () => requestsPerSecond({ port, path, token, connections: 10, durationMs: 500 });
  const contestants = { 'bare node:http': at(bare.port), sandbox: at(Number(new URL(url).port)) };
  await interleaved(contestants, 3);
  printed(`GET ${path}, answers per second`, await interleaved(contestants, rounds), 0);
  child.disconnect();
  bare.child.disconnect();
}
