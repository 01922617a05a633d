import { request, type IncomingMessage } from 'node:http';

/** The stream of a session that belongs to no request, from when it stands. */
export interface HeldStream {
  readonly status: number;
  /** What has come so far. */
  readonly text: () => string;
  /** Resolves when it has ended, from whichever side. */
  readonly ended: Promise<void>;
  leave(): void;
}

export async function holdStream(url: string, key: string, session: string): Promise<HeldStream> {
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${key}`, 'mcp-session-id': session };
  const asking = request(url, { method: 'GET', agent: false, headers }).on('error', () => {});
  asking.end();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.once('response', resolve).once('error', reject);
  });
  let text = '';
  response
    .setEncoding('utf8')
    .on('data', (part: string) => (text += part))
    .on('error', () => {});
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  return { status: response.statusCode ?? 0, text: () => text, ended, leave: () => asking.destroy() };
}
