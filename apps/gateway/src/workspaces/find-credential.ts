import type { Credential, Credentials, PrincipalId } from '@makegate/auth';
import { codeOf } from '../error-code.js';
import { StoreUnavailableError } from '../store-unavailable-error.js';

/**
 * The principal's credential as it is now. An error that says what is wrong with the credential or the encryption keys is
 * passed on; every other one means that the store is out of reach.
 */
export async function findCredential(
  credentials: Pick<Credentials, 'find'>,
  { tenant, id }: PrincipalId,
): Promise<Credential | undefined> {
  try {
    return await credentials.find({ tenant, id });
  } catch (error) {
    throw saysWhatIsWrong(error) ? error : new StoreUnavailableError('credentials', error);
  }
}

const saysWhatIsWrong = (error: unknown): boolean =>
  /^(credential|seal|sealed|sealing|data_key|keyring)_/.test(codeOf(error) ?? '');
