/** Answers every request with the same scenario of one kilobyte, in a process of its own, so that only its clients are measured. */
import { createServer } from 'node:http';

const replyBytes = 1_024;
const scenario = { id: 7, name: 'Orders', isActive: true, scheduling: { type: 'indefinitely', interval: 900 } };
const bare = JSON.stringify({ scenario: { ...scenario, description: '' } });
const description = 'x'.repeat(replyBytes - bare.length);
const reply = JSON.stringify({ scenario: { ...scenario, description } });

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length }).end(reply);
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());
