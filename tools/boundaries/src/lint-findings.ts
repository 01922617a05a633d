import { relative } from 'node:path';
import { z } from 'zod';
import type { RepositoryCopy } from './repository-copy.ts';

const EslintReport = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable(), message: z.string() })),
  }),
);
const OxlintReport = z.object({
  diagnostics: z.array(z.object({ filename: z.string(), code: z.string(), message: z.string() })),
});

/** What a linter said, by file: `rule: message`, paths from the root of the copy. */
export type Findings = ReadonlyMap<string, readonly string[]>;

/** The architecture rules over some files. Nx reads the imports anew first, as `npm run check` does. */
export function architectureFindings(copy: RepositoryCopy, paths: readonly string[]): Findings {
  const graph = copy.run('nx', ['show', 'projects']);
  if (graph.exitCode !== 0) throw new Error(graph.output);
  const { output } = copy.run('eslint', ['--format', 'json', ...paths]);
  const report = EslintReport.parse(JSON.parse(jsonIn(output)));
  return new Map(
    report.map(({ filePath, messages }) => [
      relative(copy.folder, filePath),
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    ]),
  );
}

/** What oxlint says about one workspace, run in its folder as its `lint` script does. */
export function lintFindings(copy: RepositoryCopy, workspace: string): Findings {
  const { output } = copy.run('oxlint', ['--type-aware', '--format', 'json', '.'], workspace);
  const { diagnostics } = OxlintReport.parse(JSON.parse(jsonIn(output)));
  const findings = new Map<string, string[]>();
  for (const { filename, code, message } of diagnostics) {
    const path = `${workspace}/${filename}`;
    findings.set(path, [...(findings.get(path) ?? []), `${code}: ${message}`]);
  }
  return findings;
}

/** Linters may print warnings of npm or Node around their report. */
const jsonIn = (output: string): string => {
  const start = output.search(/^[[{]/m);
  return output.slice(start, Math.max(output.lastIndexOf(']'), output.lastIndexOf('}')) + 1);
};
