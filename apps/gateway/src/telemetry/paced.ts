/** Long enough that an outage does not fill the log, short enough to see that it goes on. */
const pauseMs = 10_000;

/**
 * Says the same thing at most once in ten seconds, and then how often it was left unsaid. `now` is only compared with itself,
 * in milliseconds.
 */
export function paced<Topic>(
  say: (topic: Topic, error: unknown, unsaid: number) => void,
  now: () => number = () => performance.now(),
): (topic: Topic, error: unknown) => void {
  const topics = new Map<Topic, { saidAtMs: number; unsaid: number }>();
  return (topic, error) => {
    const last = topics.get(topic);
    if (last && now() - last.saidAtMs < pauseMs) {
      last.unsaid += 1;
      return;
    }
    topics.set(topic, { saidAtMs: now(), unsaid: 0 });
    say(topic, error, last?.unsaid ?? 0);
  };
}
