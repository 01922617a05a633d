/** What a server may ask of a client while it waits for an answer. */
const questions = ['elicitation', 'sampling', 'roots'];

/**
 * The params of an `initialize` from a client that reads answers as JSON: nobody could be asked anything on the way to one,
 * so its capabilities must not say so.
 */
export function withoutQuestions(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const declared = Object.entries(Object(params['capabilities']));
  return { ...params, capabilities: Object.fromEntries(declared.filter(([name]) => !questions.includes(name))) };
}
