import type { Json } from './rows.js';

export interface UserRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly timezoneId: number;
  readonly localeId: number;
  readonly countryId: number;
}

/** An API token: what a person lets a program do. */
export interface TokenRow {
  readonly secret: string;
  readonly userId: number;
  readonly label: string;
  readonly scopes: readonly string[];
  /** The teams it may see, of those its person sees. Without it: all of them. */
  readonly teams?: readonly number[];
  readonly created: string;
  /** How it was got. Without it: as an API token. */
  readonly authUsed?: 'oauth';
}

export interface OrganizationRow {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  readonly countryId: number;
  readonly timezoneId: number;
  readonly license: Json & { readonly apiLimit: number };
  /** Apps that scenarios may use without a confirmation. */
  readonly installedApps: readonly string[];
  /** Features that people may use, by name. */
  readonly featureControls: Readonly<Record<string, boolean>>;
}

/** A role that an organization made for itself. */
export interface CustomRoleRow {
  readonly id: number;
  readonly organizationId: number;
  readonly name: string;
  readonly category: 'organization' | 'team';
  readonly description: string | null;
  /** Of `permissions.ts`. */
  readonly permissionIds: readonly number[];
}

/** A letter that asks somebody into an organization, until it is answered. */
export interface InvitationRow {
  readonly id: number;
  readonly organizationId: number;
  readonly email: string;
  readonly name: string;
  readonly usersRoleId: number;
  readonly note: string | null;
  /** The teams to join at once. */
  readonly teamsId: readonly number[];
  /** What the letter carries, and nothing else does. */
  readonly hash: string;
  readonly created: string;
}

export interface TeamRow {
  readonly id: number;
  readonly organizationId: number;
  readonly name: string;
  readonly operationsLimit: number | null;
  readonly llmConfiguration: Json;
  /** The only person who sees it: a private space. Without it the team is an ordinary one. */
  readonly privateTo?: number;
}

/** What a person may do in an organization: a role of `roles.ts`. */
export interface OrganizationMemberRow {
  readonly organizationId: number;
  readonly userId: number;
  readonly usersRoleId: number;
}

/** What a person may do in a team: a role of `roles.ts`. */
export interface TeamMemberRow {
  readonly teamId: number;
  readonly userId: number;
  readonly usersRoleId: number;
}

export interface Variable {
  readonly name: string;
  readonly typeId: number;
  readonly value: unknown;
  readonly isSystem: boolean;
  /** Oldest first. */
  readonly history: readonly { readonly value: unknown; readonly timestamp: string }[];
}

export interface TeamVariableRow extends Variable {
  readonly teamId: number;
}

export interface OrganizationVariableRow extends Variable {
  readonly organizationId: number;
}
