import { visible } from '../access.js';
import type { Caller } from '../call.js';
import { notFound } from '../http/refusal.js';
import type { PublicTemplateRow, TemplateRow } from '../state/template-rows.js';

export const templateOf = (caller: Caller, id: number): TemplateRow =>
  visible(caller, caller.state.templates, 'Template', id);

/** The public copy of a template, once it has been published. */
export const copyOf = ({ state }: Caller, { id }: Pick<TemplateRow, 'id'>): PublicTemplateRow | undefined =>
  state.publicTemplates.of('templateId', id).find(() => true);

/** The public template with this id; of this template, when one is named. */
export function requirePublic({ state }: Caller, id: number, template?: TemplateRow): PublicTemplateRow {
  const row = state.publicTemplates.get(id);
  if (!row || (template && row.templateId !== template.id)) throw notFound('Public template', id);
  return row;
}

export const approvedTemplates = ({ state }: Caller): PublicTemplateRow[] =>
  state.publicTemplates.filter(({ approved }) => approved !== null);

interface Place {
  readonly templateUrl: string;
  readonly templatePublicId?: number | undefined;
}

/** What waits for its approval is found only by whoever knows its id too. */
export function publicTemplateAt({ state }: Caller, { templateUrl, templatePublicId }: Place): PublicTemplateRow {
  const row = state.publicTemplates.find(({ url }) => url === templateUrl);
  const isKnown = templatePublicId === undefined ? row?.approved !== null : row?.id === templatePublicId;
  if (!row || !isKnown) throw notFound('Public template', templateUrl);
  return row;
}
