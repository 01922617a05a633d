/**
 * Measures every contestant once per round, each round in another order, so that a busy moment of the machine does not
 * hit the same one every time. Resolves to the samples of each by name.
 */
export async function interleaved<Sample>(
  contestants: Readonly<Record<string, () => Promise<Sample>>>,
  rounds: number,
): Promise<Readonly<Record<string, readonly Sample[]>>> {
  const names = Object.keys(contestants);
  const samples = Object.fromEntries(names.map((name): [string, Sample[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length] ?? '';
      const sample = await contestants[name]?.();
      if (sample !== undefined) samples[name]?.push(sample);
    }
  }
  return samples;
}
