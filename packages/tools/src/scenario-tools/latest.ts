/**
 * Runs `work` at most once at a time. Who asks while it is running shares one further run that begins afterwards, so the
 * result is never older than the question.
 */
export function latest(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    try {
      await work();
    } finally {
      running = undefined;
    }
  };
  const follow = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => {});
    following = undefined;
    await (running ??= begin());
  };
  return () => {
    if (running === undefined) return (running = begin());
    return (following ??= follow(running));
  };
}
