import type { z } from 'zod';

/**
 * A schema known by the name of what it describes. The compiler writes this name into declarations where it would
 * otherwise repeat every field, and readers of a reply see it. `Input` differs where Make wants JSON inside of text.
 */
export interface Schema<Output, Input = Output> extends z.ZodType<Output, Input> {}
