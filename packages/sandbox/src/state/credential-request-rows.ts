/** What somebody is asked to log in to. */
export interface CredentialRequestRow {
  readonly id: string;
  readonly teamId: number;
  /** Who asks. */
  readonly userId: number;
  readonly name: string;
  readonly description: string;
  /** Who is asked: a user of the zone, or somebody from outside. */
  readonly provider: { readonly id: number | null; readonly name: string; readonly email: string };
  readonly created: string;
  readonly updated: string;
  readonly expires: string;
}

/** One connection or key of a request. */
export interface RequestedCredentialRow {
  readonly id: string;
  readonly requestId: string;
  readonly component: 'connection' | 'key';
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly scope: readonly string[];
  readonly appName: string | null;
  readonly appModules: readonly string[];
  readonly state: 'pending' | 'authorized' | 'declined';
  readonly declineReason: string | null;
  /** The connection or key that came of it. */
  readonly remoteId: number | null;
  readonly created: string;
  readonly updated: string;
}
