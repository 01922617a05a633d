/** The load generator: does one job after another for the process that started it, and ends with it. */
import { firstAnswerMs } from './first-answer.js';
import { Job } from './jobs.js';
import { perSecond } from './per-second.js';
import { openSession } from './session.js';
import type { Session } from './session.js';

const forMs = 500;
const callsAtOnce = 8;
const listsAtOnce = 4;
const manySessions = 1000;

/** One warm session for each server. */
const sessions = new Map<string, Promise<Session>>();
function sessionOf(served: Job['served']): Promise<Session> {
  const session = sessions.get(served.url) ?? openSession(served);
  sessions.set(served.url, session);
  return session;
}

async function openMany(served: Job['served']): Promise<number> {
  let left = manySessions;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const session = await openSession(served);
      await session.list();
      await session.call();
    }
  };
  await Promise.all(Array.from({ length: 20 }, one));
  return manySessions;
}

const jobs: Readonly<Record<Job['kind'], (served: Job['served']) => Promise<number>>> = {
  'first-answer': firstAnswerMs,
  calls: async (served) => {
    const session = await sessionOf(served);
    return perSecond(() => session.call(), callsAtOnce, forMs);
  },
  lists: async (served) => {
    const session = await sessionOf(served);
    return perSecond(() => session.list(), listsAtOnce, forMs);
  },
  sessions: openMany,
};

async function outcomeOf(message: unknown): Promise<object> {
  try {
    const { kind, served } = Job.parse(message);
    return { value: await jobs[kind](served) };
  } catch (error) {
    return { error: String(error) };
  }
}

process.once('disconnect', () => process.exit());
process.on('message', (message) => void outcomeOf(message).then((outcome) => process.send?.(outcome)));
