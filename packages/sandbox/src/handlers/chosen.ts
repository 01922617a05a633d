import { invalidParameter } from '../http/refusal.js';

/** What a bulk operation is to touch: named ids, or all but some. */
export interface Choice<Id> {
  readonly ids?: readonly Id[] | undefined;
  readonly all?: boolean | undefined;
  readonly exceptIds?: readonly Id[] | undefined;
}

export interface Chosen<Id> {
  readonly found: Id[];
  /** Beside the ids that were done, as Make reports a partial success; absent when all went well. */
  readonly error?: { readonly name: string; readonly message: string };
}

/** Which of the present ids are meant, and the complaint about those that are not there. */
export function chosenOf<Id extends string | number>(
  present: readonly Id[],
  { ids, all, exceptIds }: Choice<Id>,
): Chosen<Id> {
  if (all === true) return { found: present.filter((id) => !exceptIds?.includes(id)) };
  if (ids === undefined) throw invalidParameter('ids', 'Give ids, or set all to true.');
  const absent = ids.filter((id) => !present.includes(id));
  const found = ids.filter((id) => present.includes(id));
  if (absent.length === 0) return { found };
  return { found, error: { name: 'NotFoundError', message: `Not found: ${absent.join(', ')}.` } };
}
