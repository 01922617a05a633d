import { z } from 'zod';
import { AnswerTooLargeError } from './tool-errors.js';

const tooLarge = (input: Record<string, z.ZodType>) =>
  new AnswerTooLargeError({ name: 'things_list', effect: 'read', input }, 9, 5).message;

test('names the arguments that make an answer smaller', () => {
  expect(tooLarge({ limit: z.number(), teamId: z.number() })).toContain('Ask again with a smaller limit.');
});

test('advises nothing by an argument that has the name of a word of JavaScript', () => {
  expect(tooLarge({ constructor: z.string(), toString: z.string() })).toContain('Ask for a single item instead.');
});
