import { z } from 'zod';

/** What a confirmed tool takes besides its own arguments. */
export const confirmationArgument = {
  confirmationToken: z
    .string()
    .optional()
    .describe('Leave out at first: the answer then previews the loss and carries the token for a second, equal call'),
};

/** What every confirmed tool answers, around its own answer. */
export const confirmationOutcome = {
  outcome: z.enum(['done', 'confirmation_required', 'declined']),
  preview: z.string().optional().describe('What would be lost'),
  confirmationToken: z.string().optional(),
  expiresInSeconds: z.number().optional(),
};

/** The advertised input and output of a tool whose calls have to be confirmed. */
export function withConfirmation(input: z.ZodObject, output: z.ZodObject) {
  return {
    input: input.extend(confirmationArgument),
    output: z.object({ ...confirmationOutcome, result: output.optional() }),
  };
}
