import type { z } from 'zod';

/**
 * A schema known by the name of what it describes. The compiler writes this name into declarations where it would
 * otherwise repeat every field, and readers of a reply see it. `Input` differs where Make wants JSON inside of text.
 */
export interface Schema<Output, Input = Output> extends z.ZodType<Output, Input> {}

/** What a schema reads and writes. To compare all that a schema can do would cost the compiler ten times as much. */
interface Describing<Output, Input> {
  readonly _zod: { readonly output: Output; readonly input: Input };
}

/** The same schema under the name of what it describes: `named<Team>(team)`. */
export function named<Output, Input = Output>(schema: Describing<Output, Input>): Schema<Output, Input>;
export function named(schema: unknown): unknown {
  return schema;
}
