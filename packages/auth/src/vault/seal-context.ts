import { lengthPrefixed } from './length-prefixed.js';
import { SealError } from './seal-error.js';

/** Whose secrets: all secrets of an owner are sealed with one data key, and erased together. */
export interface SecretOwner {
  readonly tenant: string;
  /** Within the tenant; for a principal its id. */
  readonly subject: string;
}

/** What a sealed secret is bound to. It opens for exactly the context for which it was sealed. */
export interface SealContext extends SecretOwner {
  /** Which of the owner's connections. */
  readonly connection: string;
  /** What the secret is for, such as `make-credential`. */
  readonly purpose: string;
  /** Counts the secrets that replaced each other, from 0. An older one does not open as the present one. */
  readonly generation: number;
}

const invalid = (field: string): SealError =>
  new SealError('seal_context_invalid', `Nothing can be sealed for this ${field}: it is empty or broken.`);

// Half a surrogate pair turns into the replacement character: two different texts would become one.
const isWhole = (text: string): boolean => text !== '' && Buffer.from(text, 'utf8').toString('utf8') === text;

/** Throws `seal_context_invalid` with the name of the field. */
export function assertOwner({ tenant, subject }: SecretOwner): void {
  if (!isWhole(tenant)) throw invalid('tenant');
  if (!isWhole(subject)) throw invalid('subject');
}

/** Throws `seal_context_invalid` with the name of the field. */
export function assertContext(context: SealContext): void {
  assertOwner(context);
  if (!isWhole(context.connection)) throw invalid('connection');
  if (!isWhole(context.purpose)) throw invalid('purpose');
  if (!Number.isSafeInteger(context.generation) || context.generation < 0) throw invalid('generation');
}

/** The additional data of a sealed secret. The order is part of the format. */
export const sealedAad = (version: string, context: SealContext, dataKeyId: string): Buffer =>
  lengthPrefixed([
    version,
    context.tenant,
    context.subject,
    context.connection,
    context.purpose,
    dataKeyId,
    String(context.generation),
  ]);

/** The additional data of a wrapped data key. Its version keeps it apart from every sealed secret. */
export const wrappedAad = (version: string, { tenant, subject }: SecretOwner, dataKeyId: string): Buffer =>
  lengthPrefixed([version, tenant, subject, dataKeyId]);
