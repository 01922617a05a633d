import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChangesetFile } from '@changesets/parse';
import { readWorkspaces } from '@makegate/repo-workspaces';
import { failure, nothing, sum } from './outcome.ts';
import type { Outcome } from './outcome.ts';

const bumps: readonly string[] = ['major', 'minor', 'patch'];

/**
 * Every waiting changeset can be released: it parses, names packages that exist and are published, and says something.
 * `changeset status` would ask git for the main branch, which a checkout of a pull request does not have.
 */
export function checkChangesets(root: string): Outcome {
  const published = readWorkspaces(root)
    .filter((workspace) => workspace.published)
    .map(({ name }) => name);
  const files = readdirSync(join(root, '.changeset')).filter((file) => file.endsWith('.md') && file !== 'README.md');
  return sum(
    files.map((file) => checkChangeset(file, readFileSync(join(root, '.changeset', file), 'utf8'), published)),
  );
}

function checkChangeset(file: string, text: string, published: readonly string[]): Outcome {
  const problem = problemIn(text, published);
  return problem === undefined ? nothing : failure(`.changeset/${file}: ${problem}`);
}

function problemIn(text: string, published: readonly string[]): string | undefined {
  const changeset = parse(text);
  if (changeset === undefined) return 'cannot be read';
  if (changeset.summary.trim() === '') return 'says nothing';
  const stranger = changeset.releases.find(({ name }) => !published.includes(name));
  if (stranger !== undefined) return `${stranger.name} is not a published package`;
  const odd = changeset.releases.find(({ type }) => !bumps.includes(type));
  return odd === undefined ? undefined : `${odd.type} is not one of ${bumps.join(', ')}`;
}

function parse(text: string): ReturnType<typeof parseChangesetFile> | undefined {
  try {
    return parseChangesetFile(text);
  } catch {
    return undefined;
  }
}
