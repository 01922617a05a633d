import { longestProgram, readmeProgram } from './readme-program.ts';

const readme = (language: string, program: string) =>
  `# Ours\n\n\`\`\`sh\nnpm install ours\n\`\`\`\n\n\`\`\`${language}\n${program}\n\`\`\`\n`;
const lines = (count: number) => Array.from({ length: count }, () => 'work();').join('\n');

test('takes the first program and leaves the shell alone', () => {
  expect(readmeProgram(readme('ts', "import 'ours';"))).toEqual({ extension: 'ts', text: "import 'ours';\n" });
  expect(readmeProgram(readme('js', "import 'ours';"))).toEqual({ extension: 'mjs', text: "import 'ours';\n" });
});

test('misses a program where there is none', () => {
  expect(readmeProgram('# Ours\n')).toEqual({ problem: expect.stringContaining('has no program') });
});

test('refuses a program that is too long to be read at a glance', () => {
  expect(readmeProgram(readme('ts', lines(longestProgram)))).toHaveProperty('text');
  expect(readmeProgram(readme('ts', lines(longestProgram + 1)))).toEqual({
    problem: 'has a program of 16 lines; 15 are enough',
  });
});
