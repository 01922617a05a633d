export interface ReadmeProgram {
  /** The file name's end under which Node runs it. */
  readonly extension: 'ts' | 'mjs';
  readonly text: string;
}

export const longestProgram = 15;

/** The first program of a README, or what is wrong with it. */
export function readmeProgram(readme: string): ReadmeProgram | { readonly problem: string } {
  const found = /^```(ts|typescript|js|javascript|mjs)\n(?<text>[\s\S]*?)^```/m.exec(readme);
  const text = found?.groups?.['text'];
  if (text === undefined) return { problem: 'has no program (a block of ts or js)' };
  const lines = text.trimEnd().split('\n').length;
  if (lines > longestProgram) return { problem: `has a program of ${lines} lines; ${longestProgram} are enough` };
  return { extension: found?.[1]?.startsWith('t') === true ? 'ts' : 'mjs', text };
}
