import type { BlueprintReply } from '@makegate/client/endpoints/blueprints';
import { pageBudget } from '../page-of.js';
import { shortened, sizeOf } from '../shorten.js';
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

/** Without a pointer: the outline. With one: that part as it is, as far as it fits into an answer. */
export function readBlueprint(blueprint: Blueprint, pointer?: string, budget = pageBudget): BlueprintReading {
  const { name } = blueprint;
  const outline = shortened(outlineOf(blueprint), budget);
  if (pointer === undefined) return { name, outline };
  const place = atPointer(blueprint, pointer);
  if (place === undefined) return { name, outline, note: `There is nothing at ${pointer}. These paths exist:` };
  const size = sizeOf(place.found);
  if (size <= budget) return { name, part: place.found };
  const advice = `This part has ${size} characters, too many for one answer, and is cut: read deeper paths to see all of it. Do not write it back.`;
  // Nobody edits half a blueprint well, so the whole is never handed out cut.
  if (pointer === '') return { name, outline, note: `The blueprint has ${size} characters. Read it part by part.` };
  return { name, part: shortened(place.found, budget), note: advice };
}
