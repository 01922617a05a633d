import type { Tool } from '../define-tool.js';
import type { Answer, Step } from '../pipeline.js';
import { shortened, sizeOf } from '../shorten.js';
import { AnswerTooLargeError } from '../tool-errors.js';

/**
 * Checks the answer against the tool's output and holds it under `budget` characters of JSON. A read that is too large
 * is refused with advice; of anything else the answer is shortened, because the call has been carried out.
 */
export const shaped =
  (budget: number): Step =>
  (next) =>
  async (call) => {
    const answer = call.tool.outputType.parse(await next(call));
    const size = sizeOf(answer);
    return size <= budget ? answer : smaller(call.tool, answer, { size, budget });
  };

function smaller(tool: Tool, answer: Answer, { size, budget }: { size: number; budget: number }): Answer {
  if (tool.effect !== 'read') {
    const parsed = tool.outputType.safeParse(shortened(answer, budget));
    if (parsed.success && sizeOf(parsed.data) <= budget) return parsed.data;
  }
  throw new AnswerTooLargeError(tool, size, budget);
}
