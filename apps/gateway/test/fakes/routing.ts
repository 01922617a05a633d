/** Where a replica is reached. */
interface Reached {
  readonly url: string;
}

/**
 * A `fetch` that sends every request to another one of these, as a balancer without any memory would; which one is random,
 * and the same in every run.
 */
export function routed(replicas: () => readonly Reached[], seed = 1): typeof fetch {
  const random = randomNumbers(seed);
  return (_url, init) => {
    const targets = replicas();
    const target = targets[Math.floor(random() * targets.length)];
    if (!target) throw new Error('There is no replica.');
    return fetch(target.url, init);
  };
}

/**
 * A balancer as operators run them: when a replica cannot be connected to, or says that it has begun nothing because it is
 * about to end, the next one is asked.
 */
export function balanced(replicas: () => readonly Reached[], seed = 1): typeof fetch {
  const random = randomNumbers(seed);
  return async (_url, init) => {
    const from = Math.floor(random() * 1_000);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const targets = replicas();
      const target = targets[(from + attempt) % targets.length];
      if (!target) throw new Error('There is no replica.');
      const answer = await fetch(target.url, init).catch(unlessReached);
      if (answer !== undefined && !(await isDraining(answer))) return answer;
    }
    throw new Error('No replica takes the request.');
  };
}

/** Nothing was sent over a connection that never stood; every other failure is one of the call. */
function unlessReached(error: unknown): undefined {
  const { cause } = Object(error);
  if (Object(cause).code === 'ECONNREFUSED') return undefined;
  throw error;
}

const isDraining = async (answer: Response): Promise<boolean> =>
  answer.status === 503 && (await answer.clone().text()).includes('"draining"');

/** Numbers from 0 up to 1, mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
