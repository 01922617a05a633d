import type { Credential, CredentialDescription, PrincipalId } from '@makegate/auth';
import { createMakeClient, knownZones, parseZone } from '@makegate/client';
import type { MakeClient } from '@makegate/client';
import { currentCorrelationId } from '@makegate/tools';
import { version } from '../version.js';
import { CredentialMissingError } from './credential-errors.js';
import type { CredentialWatch } from './credential-watch.js';
import { findCredential } from './find-credential.js';
import type { WorkspaceParts } from './workspace-parts.js';

/** What a client is made for, and who hears what it finds out on the way. */
export interface MakeForOptions extends Pick<
  WorkspaceParts,
  'credentials' | 'breakers' | 'onExchange' | 'onCredentialsFailed'
> {
  readonly principal: PrincipalId;
  /** The credential as it was found. Without one every call looks again, and sends nothing. */
  readonly found: CredentialDescription | undefined;
  /** Sees the credential of each request first, and may object. */
  readonly watch: Pick<CredentialWatch, 'compare'>;
  readonly readOnly: boolean;
  /** Make refused something for want of a scope or a role. */
  readonly onForbidden: () => void;
}

/** Somebody waits for the answer: they hear of trouble that does not pass at once. */
const patienceMs = 3_000;

/** A client that opens the sealed credential for each request, so that a new one is used by every replica at once. */
export function makeFor(options: MakeForOptions): MakeClient {
  const { found, breakers, onExchange } = options;
  return createMakeClient({
    // Where there is no credential nothing is ever sent, so any zone will do.
    zone: found ? parseZone(found.zone) : knownZones[0],
    credential: { kind: found?.kind ?? 'apiToken', secret: () => secretOf(options) },
    readOnly: options.readOnly,
    userAgent: `makegate-gateway/${version}`,
    correlationId: currentCorrelationId,
    resilience: { patienceMs, ...(breakers ? { breakers } : {}) },
    onExchange(report) {
      onExchange(report);
      if (report.status === 403 && report.endpoint !== 'users.currentAuthorization') options.onForbidden();
    },
  });
}

async function secretOf({ credentials, principal, watch, onCredentialsFailed }: MakeForOptions): Promise<string> {
  const current = await looked(credentials, principal, onCredentialsFailed);
  watch.compare(current);
  if (current === undefined) throw new CredentialMissingError(principal);
  return current.token().reveal();
}

async function looked(
  credentials: WorkspaceParts['credentials'],
  principal: PrincipalId,
  onFailed: (error: unknown) => void,
): Promise<Credential | undefined> {
  try {
    return await findCredential(credentials, principal);
  } catch (error) {
    onFailed(error);
    throw error;
  }
}
