import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bearer, github, sign } from '../src/index.js';
import { run } from '../src/cli/run.js';
import { bytes, nowMs, nowSeconds, otherSecret, standardSecret, textSecret } from './deliveries.js';

const here = fileURLToPath(import.meta.url);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegate-webhook-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const call = (verb: string, options: Readonly<Record<string, string>>) =>
  run([verb, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])], nowMs);

test('verifies what it signs, and shows key, id and time', async () => {
  const common = {
    scheme: 'standard-webhooks',
    'secret-file': file('secret', `${standardSecret}\n`),
    body: file('body', '{}'),
  };
  const signed = await call('sign', { ...common, id: 'msg_1' });
  expect(signed.text).toMatch(/^webhook-id: msg_1\nwebhook-timestamp: \d+\nwebhook-signature: v1,\S{44}\n$/);
  const headers = file('headers', `POST / HTTP/1.1\nHost: x\n${signed.text}`);
  expect(await call('verify', { ...common, headers })).toEqual({
    text: 'genuine: key 1, id msg_1, time 2026-03-01T12:00:00.000Z\n',
    exitCode: 0,
  });
});

test('judges a delivery of yesterday by the time at which it came', async () => {
  const common = { scheme: 'slack', 'secret-file': file('secret', textSecret), body: file('body', 'a=1') };
  const signed = await call('sign', { ...common, at: '2026-02-28T12:00:00Z' });
  const headers = file('headers', signed.text);
  expect((await call('verify', { ...common, headers })).text).toBe(
    'refused: timestamp_too_old (x-slack-request-timestamp)\n',
  );
  const at = String(nowSeconds - 86_400);
  expect((await call('verify', { ...common, headers, at })).exitCode).toBe(0);
});

test.each([
  ['{ "a": 1 }', '{"a":1}', 'the same JSON without spaces'],
  ['{"a":1}', '{\n  "a": 1\n}', 'the same JSON, indented by two'],
  ['{"a":1}\n', '{"a":1}', 'the body without the line end at its end'],
  ['a\nb', 'a\r\nb', 'the body with line ends of Windows'],
])('says what was signed instead of %j', async (kept, sent, what) => {
  const headers = sign({ scheme: github, secrets: [textSecret], body: bytes(sent) });
  const printed = await call('verify', {
    scheme: 'github',
    'secret-file': file('secret', textSecret),
    body: file('body', kept),
    headers: file('headers', `X-Hub-Signature-256: ${headers['x-hub-signature-256']}\r\n`),
  });
  expect(printed.exitCode).toBe(1);
  expect(printed.text).toMatch(/^refused: signature_mismatch \(x-hub-signature-256\)\n/);
  expect(printed.text).toContain(`The signature fits ${what}.`);
});

test('gives advice, and no secret, when nothing fits', async () => {
  const common = { scheme: 'make-base64', body: file('body', '{}') };
  const signed = await call('sign', { ...common, 'secret-file': file('one', textSecret) });
  const printed = await call('verify', {
    ...common,
    'secret-file': file('other', `${textSecret}!\n${otherSecret}\n`),
    headers: file('headers', signed.text),
  });
  expect(printed.text).toContain('The secret is another one, or these are not the bytes that were signed.');
  expect(printed.text).not.toContain(textSecret);
});

test('looks at a body of any size', async () => {
  const common = {
    scheme: 'github',
    'secret-file': file('secret', textSecret),
    body: file('body', 'x'.repeat(6_000_000)),
  };
  const { text } = await call('sign', common);
  expect((await call('verify', { ...common, headers: file('headers', text) })).text).toMatch(/^genuine/);
});

test('says its version, and helps also behind a verb', async () => {
  expect((await run(['--version'], nowMs)).text).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await run(['sign', '--help'], nowMs)).toMatchObject({
    exitCode: 0,
    text: expect.stringContaining('--secret-file'),
  });
});

test.each(['abc', 'a credential\r\nx-evil: 1', 'a credential\u0007'])('shows no credential like %j', (credential) => {
  const show = () => sign({ scheme: bearer, secrets: [credential], body: bytes('') });
  expect(show).toThrow(expect.objectContaining({ code: expect.stringMatching(/^secret_/) }));
});

test.each([
  [['sign', '--scheme', 'github', '--secret-file', '-', '--body', '-'], /not both/],
  [
    ['sign', '--scheme', 'github', '--secret-file', here, '--body', here, '--at', String(nowMs)],
    /--at is neither seconds/,
  ],
  [['sign'], /--scheme has to be one of standard-webhooks/],
  [['forge'], /either sign or verify/],
  [['sign', '--scheme', 'github'], /--secret-file is missing/],
  [['sign', '--scheme', 'github', '--secret-file', '/nowhere/at/all'], /cannot be read/],
  [['verify', '--secret', 'x'], /--secret/],
])('refuses the call %j', async (args, words) => {
  await expect(run(args, nowMs)).rejects.toMatchObject({ code: 'usage_invalid' });
  await expect(run(args, nowMs)).rejects.toThrow(words);
});

test('is a program that reads the secret from standard input and exits with 2 for a bad call', async () => {
  const program = fileURLToPath(new URL('../bin/makegate-webhook.js', import.meta.url));
  const runProgram = (args: readonly string[], input: string) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(process.execPath, [program, ...args], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
      child.stdin?.end(input);
    });
  const args = ['sign', '--scheme', 'github', '--secret-file', '-', '--body', file('body', 'Hello, World!')];
  expect(await runProgram(args, "It's a Secret to Everybody\n")).toEqual({
    code: 0,
    stdout: 'x-hub-signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17\n',
    stderr: '',
  });
  const bad = await runProgram(['sign'], '');
  expect(bad).toMatchObject({ code: 2, stdout: '' });
  expect(bad.stderr).toMatch(/--scheme has to be/);
});
