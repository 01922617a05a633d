import type { Credential, CredentialDescription, Credentials, PrincipalId } from '@makegate/auth';
import { codeOf } from '../error-code.js';
import { StoreUnavailableError } from '../store-unavailable-error.js';
import { CredentialLockedError } from './credential-errors.js';

/**
 * The principal's credential as it is now. An error that says what is wrong with the credential or the encryption keys is
 * passed on; every other one means that the store is out of reach.
 */
export const findCredential = (
  credentials: Pick<Credentials, 'find'>,
  { tenant, id }: PrincipalId,
): Promise<Credential | undefined> => credentials.find({ tenant, id }).catch(passOn);

/**
 * The same without opening it. Undefined also for one in a format that nobody knows: whoever wants to use it is told so when
 * they open it.
 */
export const describeCredential = (
  credentials: Pick<Credentials, 'describe'>,
  { tenant, id }: PrincipalId,
): Promise<CredentialDescription | undefined> =>
  credentials.describe({ tenant, id }).catch((error: unknown) => (saysWhatIsWrong(error) ? undefined : passOn(error)));

function passOn(error: unknown): never {
  if (codeOf(error) === 'credential_unreadable') throw error;
  throw saysWhatIsWrong(error) ? new CredentialLockedError(error) : new StoreUnavailableError('credentials', error);
}

const saysWhatIsWrong = (error: unknown): boolean =>
  /^(credential|seal|sealed|sealing|data_key|keyring)_/.test(codeOf(error) ?? '');
