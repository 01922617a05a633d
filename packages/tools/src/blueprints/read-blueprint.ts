import type { BlueprintReply } from '@makegate/client/endpoints/blueprints';
import { listedInWords } from '../listed-in-words.js';
import { pageBudget } from '../page-of.js';
import { shortened, sizeOf } from '../shorten.js';
import { ToolArgumentsError } from '../tool-errors.js';
import { atPointer } from './json-pointer.js';
import { outlineOf } from './outline.js';

type Blueprint = BlueprintReply['response']['blueprint'];

/** A blueprint as a model reads it: an outline, or the part at a pointer with a note when it is not the whole part. */
export interface BlueprintReading {
  readonly name: string;
  readonly outline?: string[];
  readonly part?: unknown;
  readonly note?: string;
}

/**
 * Without a pointer: the outline. With one: that part as it is, as far as it fits into an answer. A pointer to nothing is a
 * `ToolArgumentsError` that names the modules' paths; a missing slash at its beginning is forgiven.
 */
export function readBlueprint(blueprint: Blueprint, pointer?: string, budget = pageBudget): BlueprintReading {
  const { name } = blueprint;
  const lines = outlineOf(blueprint);
  const outline = shortened(lines, budget);
  if (pointer === undefined) return { name, outline };
  const place = atPointer(blueprint, pointer === '' || pointer.startsWith('/') ? pointer : `/${pointer}`);
  if (place === undefined) throw nothingAt(pointer, lines);
  const size = sizeOf(place.found);
  if (size <= budget) return { name, part: place.found };
  const advice = `This part has ${size} characters, too many for one answer, and is cut: read deeper paths to see all of it. Do not write it back.`;
  // Nobody edits half a blueprint well, so the whole is never handed out cut.
  if (pointer === '') return { name, outline, note: `The blueprint has ${size} characters. Read it part by part.` };
  return { name, part: shortened(place.found, budget), note: advice };
}

function nothingAt(pointer: string, lines: readonly string[]): ToolArgumentsError {
  const paths = lines.map((line) => line.split(' ', 1).join(''));
  const problem = `path: there is nothing at ${pointer.slice(0, 80)}; modules lie at ${listedInWords(paths)}`;
  return new ToolArgumentsError('blueprints_get', [problem]);
}
