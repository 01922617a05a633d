/** `service_key_unreadable` means that the store holds something else than a key of ours; the others tell what to change. */
export type ServiceKeyErrorCode =
  'service_key_invalid' | 'service_keys_full' | 'service_key_taken' | 'service_key_unreadable';

/** A service key could not be created, kept or read. The message is for the operator and never holds a secret. */
export class ServiceKeyError extends Error {
  override readonly name = 'ServiceKeyError';
  readonly code: ServiceKeyErrorCode;
  readonly retryable = false;

  constructor(code: ServiceKeyErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const keysFull = (principal: string): ServiceKeyError =>
  new ServiceKeyError(
    'service_keys_full',
    `The principal ${JSON.stringify(principal)} has two live keys already. Revoke one of them first.`,
  );

export const keyTaken = (id: string): ServiceKeyError =>
  new ServiceKeyError('service_key_taken', `There is a key ${id} already. Create a new one.`);

export const keyUnreadable = (id: string, field: string): ServiceKeyError =>
  new ServiceKeyError(
    'service_key_unreadable',
    `The stored key ${id} cannot be read: its ${field} is not what we wrote.`,
  );
