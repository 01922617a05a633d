import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonLinesAuditLog, readJsonLines } from '../src/index.js';
import type { AuditEvent, JsonLine, JsonLinesAuditLog, KeptEvent } from '../src/index.js';
import { auditLogContract } from '../src/testing/index.js';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makegate-audit-'));
});
afterAll(() => rm(folder, { recursive: true }));
const freshPath = () => join(folder, `audit-${(files += 1)}.jsonl`);

const event = (correlationId: string): AuditEvent => ({
  time: '2026-01-02T03:04:05.678Z',
  category: 'call',
  action: 'tools.call',
  outcome: 'success',
  correlationId,
});

async function linesOf(path: string): Promise<readonly JsonLine[]> {
  const lines = [];
  for await (const line of readJsonLines(path)) lines.push(line);
  return lines;
}
async function idsIn(path: string): Promise<readonly (string | undefined)[]> {
  return (await linesOf(path)).map((line) => line.event?.correlationId);
}

const opened: JsonLinesAuditLog[] = [];
afterAll(() => Promise.all(opened.map((log) => log.close())));

auditLogContract(test, async () => {
  const path = freshPath();
  const log = jsonLinesAuditLog(path);
  opened.push(log);
  const read = async (): Promise<readonly KeptEvent[]> =>
    (await linesOf(path)).flatMap((line) => (line.event === undefined ? [] : [line.event]));
  return { log, read };
});

test('writes one line of JSON for each event, with the version of the format first', async () => {
  const path = freshPath();
  const log = jsonLinesAuditLog(path);
  await log.append({ ...event('c-1'), arguments: { text: 'a\nb\u2028c' } });
  await log.close();
  expect(await readFile(path, 'utf8')).toBe(
    '{"v":1,"time":"2026-01-02T03:04:05.678Z","category":"call","action":"tools.call","outcome":"success",' +
      '"correlationId":"c-1","arguments":{"text":"a\\nb\\u2028c"}}\n',
  );
});

test('keeps the file for its owner alone, also one that was open to others', async () => {
  const [fresh, wide] = [freshPath(), freshPath()];
  await writeFile(wide, '');
  await chmod(wide, 0o666);
  for (const path of [fresh, wide]) {
    const log = jsonLinesAuditLog(path);
    await log.append(event('c-1'));
    await log.close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  }
});

test('goes on below what is there, and writes nothing before the first event', async () => {
  const path = freshPath();
  for (const id of ['c-1', 'c-2']) {
    const log = jsonLinesAuditLog(path);
    await log.append(event(id));
    await log.close();
  }
  expect(await idsIn(path)).toEqual(['c-1', 'c-2']);
  const untouched = freshPath();
  await jsonLinesAuditLog(untouched).close();
  await expect(stat(untouched)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a line that a crash tore is told as such and takes no other event with it, wherever it was torn', async () => {
  const whole = freshPath();
  const log = jsonLinesAuditLog(whole);
  await log.append(event('c-1'));
  const keepBytes = (await stat(whole)).size;
  await log.append({ ...event('c-2'), principal: 'Žluťoučký' });
  await log.close();
  const text = await readFile(whole);
  for (let size = keepBytes + 1; size < text.length - 1; size += 1) {
    const path = freshPath();
    await writeFile(path, text.subarray(0, size));
    const next = jsonLinesAuditLog(path);
    await next.append(event('c-3'));
    await next.close();
    expect(await linesOf(path)).toEqual([
      { number: 1, event: event('c-1') },
      { number: 2, event: undefined },
      { number: 3, event: event('c-3') },
    ]);
    await rm(path);
  }
});

test('an event that lacks nothing but the end of its line is whole', async () => {
  const path = freshPath();
  const log = jsonLinesAuditLog(path);
  await log.append(event('c-1'));
  await log.close();
  await truncate(path, (await stat(path)).size - 1);
  expect(await idsIn(path)).toEqual(['c-1']);
  const next = jsonLinesAuditLog(path);
  await next.append(event('c-2'));
  await next.close();
  expect(await idsIn(path)).toEqual(['c-1', 'c-2']);
});

test('tells lines that are none of ours from events', async () => {
  const path = freshPath();
  await writeFile(path, 'hello\n{"v":2}\n{"v":1,"time":7}\n[]\nnull\n\n');
  expect((await linesOf(path)).map((line) => [line.number, line.event])).toEqual(
    [1, 2, 3, 4, 5].map((number) => [number, undefined]),
  );
});

test('rejects what it could not write, and writes again when the reason is gone', async () => {
  const home = join(folder, 'later');
  const path = join(home, 'audit.jsonl');
  const log = jsonLinesAuditLog(path);
  const failure = { name: 'AuditUnavailableError', code: 'audit_unavailable', cause: { code: 'ENOENT' } };
  const both = await Promise.allSettled([log.append(event('c-1')), log.append(event('c-2'))]);
  expect(both).toMatchObject([
    { status: 'rejected', reason: failure },
    { status: 'rejected', reason: failure },
  ]);
  expect(log.failing()).toBe(true);
  await mkdir(home);
  await log.append(event('c-3'));
  expect(log.failing()).toBe(false);
  await log.close();
  expect(await idsIn(path)).toEqual(['c-3']);
});

test('refuses a path that is no regular file', async () => {
  await expect(jsonLinesAuditLog(folder).append(event('c-1'))).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(jsonLinesAuditLog('/dev/null').append(event('c-1'))).rejects.toMatchObject({
    code: 'audit_unavailable',
    cause: { message: 'An audit log is a regular file.' },
  });
});

test('refuses events when too many wait for the disk, keeps those it took, and takes new ones afterwards', async () => {
  const path = freshPath();
  const log = jsonLinesAuditLog(path, { maxWaitingBytes: 1_000 });
  const results = await Promise.allSettled(Array.from({ length: 30 }, (_nothing, at) => log.append(event(`c-${at}`))));
  const taken = results.flatMap(({ status }, at) => (status === 'fulfilled' ? [`c-${at}`] : []));
  expect(taken.length).toBeGreaterThan(2);
  expect(taken.length).toBeLessThan(10);
  expect(await idsIn(path)).toEqual(taken);
  await log.append(event('after'));
  await log.close();
  expect((await idsIn(path)).at(-1)).toBe('after');
});

test('close waits for what was appended, may be called twice, and ends appending', async () => {
  const path = freshPath();
  const log = jsonLinesAuditLog(path);
  const appended = Promise.all([1, 2, 3].map((id) => log.append(event(`c-${id}`))));
  await Promise.all([log.close(), log.close()]);
  expect(await idsIn(path)).toEqual(['c-1', 'c-2', 'c-3']);
  await appended;
  await expect(log.append(event('late'))).rejects.toMatchObject({ code: 'audit_unavailable' });
});

test('begins a new file when somebody has moved, replaced or deleted the one it wrote to', async () => {
  const path = freshPath();
  const log = jsonLinesAuditLog(path);
  await log.append(event('c-1'));
  await rename(path, `${path}.moved`);
  await log.append(event('c-2'));
  await rm(path);
  await log.append(event('c-3'));
  await rename(`${path}.moved`, path);
  await log.append(event('c-4'));
  await log.close();
  expect(await idsIn(path)).toEqual(['c-1', 'c-4']);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('tells when a new file cannot be begun where the old one was', async () => {
  const home = join(folder, 'vanishing');
  await mkdir(home);
  const log = jsonLinesAuditLog(join(home, 'audit.jsonl'));
  await log.append(event('c-1'));
  await rm(home, { recursive: true });
  await expect(log.append(event('c-2'))).rejects.toMatchObject({
    code: 'audit_unavailable',
    cause: { code: 'ENOENT' },
  });
  expect(log.failing()).toBe(true);
  await log.close();
});

/** Starts a process that appends; resolves when it has ended with the numbers that it was told are kept. */
function appendInProcess(path: string, count: number, writer: string, killAfter = Number.POSITIVE_INFINITY) {
  const program = fileURLToPath(new URL('appending-process.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, path, String(count), writer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  return new Promise<readonly number[]>((resolve) => {
    child.once('close', () => resolve(told.split('\n').slice(0, -1).map(Number)));
  });
}

test('keeps every event of several processes that append to one file, whole and in the order of each', async () => {
  const path = freshPath();
  const writers = ['a', 'b', 'c', 'd'];
  await Promise.all(writers.map((writer) => appendInProcess(path, 400, writer)));
  const ids = await idsIn(path);
  expect(ids).toHaveLength(1_600);
  for (const writer of writers) {
    expect(ids.filter((id) => id?.startsWith(writer))).toEqual(
      Array.from({ length: 400 }, (_nothing, at) => `${writer}-${at}`),
    );
  }
}, 30_000);

test('has every event that was said to be kept when its process is killed, and no line torn but the last', async () => {
  const path = freshPath();
  for (let round = 0; round < 8; round += 1) {
    const before = (await linesOf(path).catch(() => [])).length;
    const told = await appendInProcess(path, 1_000_000, `r${round}`, 30 + round * 40);
    expect(told.length).toBeGreaterThan(20);
    const lines = (await linesOf(path)).slice(before);
    const kept = new Set(lines.map((line) => line.event?.correlationId));
    expect(told.filter((number) => !kept.has(`r${round}-${number}`))).toEqual([]);
    expect(lines.slice(0, -1).filter((line) => line.event === undefined)).toEqual([]);
  }
}, 60_000);
