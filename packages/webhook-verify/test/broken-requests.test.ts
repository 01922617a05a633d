import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { nodeWebhook } from '../src/adapters/node.js';
import { bytes } from './deliveries.js';
import { genuineNow, handler, journal, listening, newVerifier, onRefused, resetJournal } from './receivers.js';

beforeEach(resetJournal);

test('node:http sees a header that comes twice, which Node itself would join or drop', async () => {
  const webhook = nodeWebhook(newVerifier(), handler, { onRefused });
  const server = createServer((request, response) => void webhook(request, response));
  const receiver = await listening(server);
  const { headers, body } = genuineNow(bytes('{}'));
  const lines = [...Object.entries(headers), ['webhook-id', headers['webhook-id']], ['content-length', body.length]];
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`POST /hooks HTTP/1.1\r\nhost: localhost\r\n${head}\r\n{}`);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
  expect(journal.refused).toEqual(['header_duplicated']);
  socket.destroy();
  await receiver.close();
});

test('a connection that breaks off in the middle of a body is a truncated delivery', async () => {
  let verdict: Promise<void> | undefined;
  const webhook = nodeWebhook(newVerifier(), handler, { onRefused });
  const server = createServer((request, response) => {
    verdict = webhook(request, response);
  });
  const receiver = await listening(server);
  const { headers } = genuineNow(bytes('{"a":1}'));
  const arrived = once(server, 'request');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 7\r\n${head.join('')}\r\n{"a"`);
  await arrived;
  socket.destroy();
  await verdict;
  expect(journal.refused).toEqual(['body_truncated']);
  expect(journal.handled).toEqual([]);
  await receiver.close();
});

test('answers a body that is too large while it still comes, and closes the connection', async () => {
  const webhook = nodeWebhook(newVerifier(), handler, { onRefused });
  const server: Server = createServer((request, response) => void webhook(request, response));
  const receiver = await listening(server);
  const { headers } = genuineNow(bytes('{}'));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000\r\n${head.join('')}\r\n`);
  socket.write(Buffer.alloc(200_001));
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
  expect(String(answer)).toMatch(/\r\nconnection: close\r\n/i);
  expect(journal.refused).toEqual(['body_too_large']);
  socket.destroy();
  await receiver.close();
});
