import { z } from 'zod';
import { named } from './schema.js';

/** Which rows of a list, and in what order. Without `limit` each list has a default of its own, from 20 to 10 000. */
const page = z
  .strictObject({
    /** Rows to skip. */
    offset: z.int().nonnegative(),
    limit: z.int().positive(),
    sortBy: z.string(),
    sortDir: z.enum(['asc', 'desc']),
    /** Id of the last row seen: lists that grow at the front continue from here. */
    last: z.union([z.string(), z.number()]),
    showLast: z.boolean(),
    returnTotalCount: z.boolean(),
  })
  .partial();
export interface Page extends z.output<typeof page> {}
const Page = named<Page>(page);

/** What a list says about the page it answered with. */
const pageReply = z.looseObject({
  limit: z.number().nullish(),
  offset: z.number().nullish(),
  sortBy: z.string().nullish(),
  sortDir: z.string().nullish(),
  totalCount: z.number().nullish(),
});
export interface PageReply extends z.output<typeof pageReply> {}
const PageReply = named<PageReply>(pageReply);

/** The columns wanted, `*` for all. Columns that are not named are left out of the reply: always name `id` and `name`. */
export const cols = z.array(z.string()).optional();

export const pg = Page.optional();

/** The `pg` member of a reply. */
export const repliedPg = PageReply.nullish();
