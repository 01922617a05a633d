import { Refusal } from './http/refusal.js';
import type { OrganizationRow } from './state/people-rows.js';

/** Whether the plan includes it: a switch that is on, or more than nothing. */
export const isLicensed = ({ license }: Pick<OrganizationRow, 'license'>, field: string): boolean =>
  Object.hasOwn(license, field) && Boolean(license[field]);

/** Throws the 402 for what the organization's plan does not include. */
export function requireLicensed(organization: Pick<OrganizationRow, 'license'>, field: string): void {
  if (isLicensed(organization, field)) return;
  const detail = `The plan of the organization does not include this (${field}).`;
  throw new Refusal(402, { detail, message: 'Payment Required', code: 'SC402' });
}
