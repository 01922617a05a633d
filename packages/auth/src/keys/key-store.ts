import type { PrincipalId } from '../principal.js';
import type { ServiceKey } from './service-key.js';

/** The service keys of a deployment. Revoked and expired ones stay, so that lists and refusals can name them. */
export interface KeyStore {
  /**
   * Keeps a new key. Throws `service_keys_full` when its principal has two others that are live at its `createdAtMs`,
   * `service_key_taken` when the id is there and `service_key_invalid` when it could not be given back as it is. Of any
   * number of callers at once, no more than fit succeed.
   */
  add(key: ServiceKey): Promise<void>;
  /** As it is now: a key that anybody revoked is answered as revoked from the next call on, in every process. */
  find(id: string): Promise<ServiceKey | undefined>;
  /** Every key, or those of one principal; oldest first, then by id. */
  list(principal?: PrincipalId): Promise<readonly ServiceKey[]>;
  /**
   * False when there is no such key. Revoking again changes nothing: the first moment stays. Throws a `RangeError` when the
   * moment is not a whole number of milliseconds since the epoch.
   */
  revoke(id: string, atMs: number): Promise<boolean>;
}
