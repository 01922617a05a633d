import { confirmationNeeded, notFound } from '../http/refusal.js';
import { isLicensed } from '../license.js';
import type { OrganizationRow, Variable } from '../state/people-rows.js';

/** Throws the 404 that Make answers where the plan has no custom variables. */
export function requireVariables(organization: OrganizationRow | undefined): void {
  if (!organization || !isLicensed(organization, 'customVariables')) throw notFound('Feature', 'customVariables');
}

/** A variable as Make lists it. */
export const variableColumns = ({ name, typeId, value, isSystem }: Variable) => ({ name, typeId, value, isSystem });

/** What a change writes, the past included. A default is for what is absent: null is a value too. */
export function variableChange(
  row: Variable,
  { typeId = row.typeId, value = row.value }: { readonly typeId?: number | undefined; readonly value?: unknown },
  nowMs: number,
): Pick<Variable, 'typeId' | 'value' | 'history'> {
  const past = { value: row.value, timestamp: new Date(nowMs).toISOString() };
  return { typeId, value, history: [...row.history, past] };
}

/** Newest first. What Make calls this list is not published. */
export const historyOf = ({ history }: Variable) => ({ history: history.toReversed() });

export function requireConfirmed({ name }: Variable, confirmed: boolean | undefined): void {
  if (confirmed !== true) throw confirmationNeeded(`Scenarios that use the variable '${name}' will fail.`);
}
