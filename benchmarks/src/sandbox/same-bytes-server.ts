/** Bare node:http that sends what it is told to, with the headers of the zone. */
import { createServer } from 'node:http';
import { z } from 'zod';

const Reply = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

process.once('message', (message) => {
  const { headers, body } = Reply.parse(message);
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, headers).end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
});
process.on('disconnect', () => process.exit());
