import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';
import type { ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import type { Sandbox } from '@makegate/sandbox';
import type { Fifo } from './fifo.js';
import { accountOn, serverScript } from './open-server.js';

export interface SpawnOptions {
  /** What to start. By default the built server; a launcher hands its own streams on to the server. */
  readonly command?: readonly [program: string, ...args: string[]];
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly workingFolder?: string;
  /** Standard input comes from here, and stays open when the process that was started dies. Default: a pipe of its own. */
  readonly stdin?: Fifo;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** By `performance.now()`. */
  readonly atMs: number;
}

/** A process whose streams are in the test's hands, byte by byte. */
export interface SpawnedServer {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Every whole line of standard output so far. */
  readonly lines: readonly string[];
  readonly stderr: () => string;
  readonly exited: Promise<Exit>;
  /** Resolves with the first line, past or coming, that suits. */
  line(suits: (line: string) => boolean): Promise<string>;
  /** Connects the official client over the same streams. */
  connect(capabilities?: ClientCapabilities, prepare?: (client: Client) => void): Promise<Client>;
  /** Ends the process if it still runs, and waits for it. */
  end(): Promise<void>;
}

/** Starts the built server, or a launcher of it, on a sandbox zone. */
export function spawnServer(sandbox: Sandbox | undefined, options: SpawnOptions = {}): SpawnedServer {
  const [program, ...fixed] = options.command ?? [process.execPath, serverScript];
  const child = spawn(program, [...fixed, ...(options.args ?? [])], {
    env: { PATH: process.env['PATH'] ?? '', ...(sandbox && accountOn(sandbox)), ...options.environment },
    stdio: [options.stdin?.reader ?? 'pipe', 'pipe', 'pipe'],
    ...(options.workingFolder !== undefined && { cwd: options.workingFolder }),
  });
  if (options.stdin) closeSync(options.stdin.reader);
  const { stdout, stderr: errors } = child;
  const stdin = options.stdin?.writer ?? child.stdin;
  if (!stdin || !stdout || !errors) throw new Error('the process has no streams');
  // The server may be gone before a test has written everything: that is what many of them are about.
  stdin.on('error', () => {});
  const exited = new Promise<Exit>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal, atMs: performance.now() })),
  );
  let stderr = '';
  errors.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const output = linesOf(stdout);
  return {
    process: child,
    pid: child.pid ?? 0,
    stdin,
    stdout,
    lines: output.lines,
    stderr: () => stderr,
    exited,
    line: output.line,
    async connect(capabilities = {}, prepare = () => {}) {
      const client = new Client({ name: 'end-to-end', version: '1.0.0' }, { capabilities });
      prepare(client);
      await client.connect(transportOver(stdin, stdout, output.onLine));
      return client;
    },
    async end() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function linesOf(stdout: Readable) {
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  let parts: string[] = [];
  stdout.setEncoding('utf8').on('data', (text: string) => {
    const [first = '', ...others] = text.split('\n');
    parts.push(first);
    for (const other of others) {
      const line = parts.join('');
      lines.push(line);
      for (const listener of listeners) listener(line);
      parts = [other];
    }
  });
  const onLine = (listener: (line: string) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const line = async (suits: (line: string) => boolean): Promise<string> => {
    const past = lines.find(suits);
    if (past !== undefined) return past;
    return new Promise((resolve) => {
      const stop = onLine((coming) => {
        if (!suits(coming)) return;
        stop();
        resolve(coming);
      });
    });
  };
  return { lines, onLine, line };
}

/** The client hears every message that is one for it; what else the server says, the tests read from the lines. */
function transportOver(stdin: Writable, stdout: Readable, onLine: ReturnType<typeof linesOf>['onLine']): Transport {
  const stop = onLine((line) => {
    const message = JSONRPCMessageSchema.safeParse(JSON.parse(line));
    if (message.success) transport.onmessage?.(message.data);
  });
  const transport: Transport = {
    start: async () => void stdout.once('close', () => transport.onclose?.()),
    send: async (message) => void stdin.write(`${JSON.stringify(message)}\n`),
    close: async () => {
      stop();
      transport.onclose?.();
    },
  };
  return transport;
}
