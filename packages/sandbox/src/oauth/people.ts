import { isSameAddress } from '../email-address.js';
import type { UserRow } from '../state/people-rows.js';
import type { OAuthState } from './records.js';

/** The user that an account id of the OAuth library means. */
export const personOf = ({ users }: OAuthState, accountId: string | undefined): UserRow | undefined =>
  users.get(Number(accountId));

/** The user with this address, in whatever case it is written. */
export function personWithEmail({ users }: OAuthState, email: string): UserRow | undefined {
  return users.find((user) => isSameAddress(user.email, email.trim()));
}
