import type { Fault } from './http/fault-schema.js';
import type { FaultReport } from './http/faults.js';
import type { JournalEntry } from './http/journal.js';
import type { Plan, QuotaChange } from './http/quota-settings.js';
import type { WindowType } from './http/quota-window.js';
import type { QuotaReport } from './http/quota.js';
import type { OAuthClient, OAuthClientSketch } from './oauth/client-sketch.js';
import type { RefreshBehaviour } from './oauth/oauth-settings.js';
import type { People } from './people.js';

/** What a plan includes: switches and amounts. */
export type License = Readonly<Record<string, boolean | number>>;

/** How a zone is to be. Numbers are whole and not negative; `startSandbox` names the option that is out of its range. */
export interface SandboxOptions {
  /** TCP port on 127.0.0.1, at most 65 535. Default 0: any free one. */
  readonly port?: number;
  /** Which invented data the zone begins with. The same seed gives the same ids, names and tokens. 32 bits, default 1. */
  readonly seed?: number;
  /** How long a responsive run waits before it answers with an error. Below 2^31, default 40 000, as Make. */
  readonly responsiveWaitMs?: number;
  /** How long a run takes, except for scenarios with a time of their own. Below 2^31, default 1 500. */
  readonly runDurationMs?: number;
  /** Serve HTTPS, with a certificate for 127.0.0.1 and localhost made for this sandbox alone. Default false. */
  readonly tls?: boolean;
  /**
   * Requests per quota window for the organization; those above it get a 429. Default: the 240 per minute of the plan `teams` on
   * paper, and nothing is refused.
   */
  readonly apiLimit?: number;
  /** Sets `apiLimit` by a plan of Make: free 30, core 60, pro 120, teams 240, enterprise 1000. Not together with `apiLimit`. */
  readonly plan?: Plan;
  /**
   * How time is cut into quota windows: pieces of the clock, from the first request on, or always the time just gone. Which of
   * them Make uses is not known. Default `first-hit`.
   */
  readonly quotaWindow?: WindowType;
  /** How long a quota window lasts. From 1 to a day, default 60 000, as Make. */
  readonly quotaWindowMs?: number;
  /** What is to go wrong from the start on; see `addFault`. Default: nothing. */
  readonly faults?: readonly Fault[];
  /**
   * Exactly so many on-demand scenarios in the default team, all active; at most 1 000. Default: seven active ones and an
   * inactive one.
   */
  readonly onDemandScenarios?: number;
  /**
   * Fields of the organization's license that differ from those of a Teams plan, under Make's names: `{ auditLogsDays: 30 }`.
   * What the license does not include answers 402, 403 or 404, as Make does.
   */
  readonly license?: License;
  /** TCP port of the OAuth server on 127.0.0.1, at most 65 535. Default 0: any free one. */
  readonly oauthPort?: number;
  /** How long an OAuth access token opens the zone, by its clock. At least 1, default 300, as Make. */
  readonly accessTokenSeconds?: number;
  /** How long an authorization code waits to be redeemed. At least 1, default 300, as Make. */
  readonly authorizationCodeSeconds?: number;
  /** How long a refresh token lasts. At least 1, default half a year, as Make. */
  readonly refreshTokenSeconds?: number;
  /** What becomes of a refresh token that is used. Default `rotating`. */
  readonly refreshTokens?: RefreshBehaviour;
  /** OAuth clients that the zone knows beside its own two. `addOAuthClient` adds more. */
  readonly oauthClients?: readonly OAuthClientSketch[];
  /** Milliseconds since 1970, to which `advance` adds. Runs still take real time. Default `Date.now`. */
  readonly clock?: () => number;
}

/** An API token to issue: what it may do, and where. Scopes that Make does not have are kept and open nothing. */
export interface TokenSketch {
  /** Make's scope names; an empty list opens only what needs none. */
  readonly scopes: readonly string[];
  /** The teams the token reaches. Without it: all that its user does, those made later included. */
  readonly teams?: readonly number[];
  /** Whose token it is; an id of `people`, or of any other user. By default the owner's. */
  readonly user?: number;
}

/** A running zone. */
export interface Sandbox {
  /** Without a path: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Host and port, as clients that add the protocol themselves want it. */
  readonly zone: string;
  /** An API token with every scope, of the organization's owner. */
  readonly apiToken: string;
  /** An API token with every `:read` scope, of the same person. */
  readonly readOnlyToken: string;
  /** Where Make's OAuth server is, which is the issuer of its tokens; without a path. */
  readonly oauthUrl: string;
  /** A confidential OAuth client, called back at `/callback` of any port on loopback. */
  readonly oauthClient: Required<OAuthClient>;
  /** A public OAuth client, called back likewise. */
  readonly publicOAuthClient: OAuthClient;
  readonly organizationId: number;
  /** The team with most scenarios; the examples use it. */
  readonly teamId: number;
  /** A second team of the same organization. */
  readonly otherTeamId: number;
  /** An organization that the tokens above do not see. */
  readonly otherOrganizationId: number;
  /** Ids of users with different roles. */
  readonly people: People;
  /** The zone's certificate as PEM text, to trust it; only with `tls`. */
  readonly certificate?: string;
  /** Issues another API token. Throws a `RangeError` for a user or a team that is not there. */
  createToken(sketch: TokenSketch): string;
  /** Registers another OAuth client. Throws a `TypeError` for a malformed sketch. */
  addOAuthClient(sketch: OAuthClientSketch): OAuthClient;
  /** What clients have asked since the start, or since `clearRequests`, oldest first: the last 10 000 requests. */
  requests(): readonly JournalEntry[];
  clearRequests(): void;
  /** Lets something go wrong. Throws a `TypeError` for a malformed fault. */
  addFault(fault: Fault): void;
  /**
   * Moves the zone's clock forward, by at most 366 days. Runs that end on the way, schedules and retries that fall due and waits
   * that are over have happened when it returns, each at its own instant. Throws a `RangeError` for any other number.
   */
  advance(ms: number): void;
  /** The faults that still wait for requests, in the order they were added. */
  faults(): readonly FaultReport[];
  clearFaults(): void;
  /** What each organization has asked, window by window, since the start or since `clearQuota`. */
  quota(): QuotaReport;
  /** Throws a `TypeError` for a malformed change, and an error for an organization that does not exist. */
  changeQuota(change: QuotaChange): void;
  /** Forgets what was counted and gives every organization its whole limit; settings stay. */
  clearQuota(): void;
  /**
   * Everything the zone knows, as lines of JSON with a line feed each: `importState` of another sandbox makes the same zone of
   * them, tokens included. The rows are those of the moment of the call.
   */
  exportState(): Iterable<string>;
  /**
   * Puts an exported zone in place of this one, whose tokens, teams and ids are then those of the export; ids that are given
   * later clash with none of them. Throws an error with the code `bad_line` and the `line`, and the zone stays as it is.
   */
  importState(lines: Iterable<string>): void;
  /** Makes the zone as it was when it started: state, faults and the list of requests. The clock stays where it is. */
  reset(): void;
  /** Ends every connection and timer. Calling it again does nothing. */
  close(): Promise<void>;
}
