/** One contestant, alone in a process: verifies for a while each time it is told to, and says how often. */
import { contestants } from './contestants.js';

const [, , name = '', bodyBytes = ''] = process.argv;
const verifyOnce = contestants(Number(bodyBytes))[name];
if (verifyOnce === undefined) throw new Error(`There is no contestant ${name}.`);
/** As many as fit between two looks at the clock are a fraction of a slice, also of the longest ones. */
const betweenLooks = 8;

process.on('message', (sliceMs: number) => {
  void verifyFor(sliceMs).then((slice) => process.send?.(slice));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

/** Counts the time of the processor, its collector of garbage included, not what other programs take from it. */
async function verifyFor(sliceMs: number): Promise<{ readonly count: number; readonly cpuMs: number }> {
  const startMs = performance.now();
  const before = process.cpuUsage();
  let count = 0;
  for (;;) {
    for (let one = 0; one < betweenLooks; one += 1) {
      const given = verifyOnce?.();
      const answer = given instanceof Promise ? await given : given;
      if (answer === undefined || answer === false || (answer !== true && !answer.ok)) {
        throw new Error('A genuine message was refused.');
      }
    }
    count += betweenLooks;
    if (performance.now() - startMs < sliceMs) continue;
    const { user, system } = process.cpuUsage(before);
    return { count, cpuMs: (user + system) / 1_000 };
  }
}
