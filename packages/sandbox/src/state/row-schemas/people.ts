import { z } from 'zod';
import { id, json, rowSchema, text, texts } from './columns.js';
import type {
  CustomRoleRow,
  InvitationRow,
  OrganizationMemberRow,
  OrganizationRow,
  OrganizationVariableRow,
  TeamMemberRow,
  TeamRow,
  TeamVariableRow,
  TokenRow,
  UserRow,
} from '../people-rows.js';

export const organizations = rowSchema<OrganizationRow>({
  id,
  name: text,
  createdAt: text,
  countryId: id,
  timezoneId: id,
  license: z.looseObject({ apiLimit: z.number() }),
  installedApps: texts,
  featureControls: z.record(z.string(), z.boolean()),
});

export const users = rowSchema<UserRow>({
  id,
  name: text,
  email: text,
  language: text,
  timezoneId: id,
  localeId: id,
  countryId: id,
});

export const tokens = rowSchema<TokenRow>({
  secret: text,
  userId: id,
  label: text,
  scopes: texts,
  teams: z.exactOptional(z.array(z.number())),
  created: text,
  authUsed: z.exactOptional(z.literal('oauth')),
});

export const organizationMembers = rowSchema<OrganizationMemberRow>({
  organizationId: id,
  userId: id,
  usersRoleId: id,
});

export const organizationVariables = rowSchema<OrganizationVariableRow>({
  name: text,
  typeId: id,
  value: z.unknown(),
  isSystem: z.boolean(),
  history: z.array(z.object({ value: z.unknown(), timestamp: text })),
  organizationId: id,
});

export const customRoles = rowSchema<CustomRoleRow>({
  id,
  organizationId: id,
  name: text,
  category: z.enum(['organization', 'team']),
  description: text.nullable(),
  permissionIds: z.array(z.number()),
});

export const invitations = rowSchema<InvitationRow>({
  id,
  organizationId: id,
  email: text,
  name: text,
  usersRoleId: id,
  note: text.nullable(),
  teamsId: z.array(z.number()),
  hash: text,
  created: text,
});

export const teams = rowSchema<TeamRow>({
  id,
  organizationId: id,
  name: text,
  operationsLimit: z.number().nullable(),
  llmConfiguration: json,
  privateTo: z.exactOptional(z.number()),
});

export const teamMembers = rowSchema<TeamMemberRow>({
  teamId: id,
  userId: id,
  usersRoleId: id,
});

export const teamVariables = rowSchema<TeamVariableRow>({
  name: text,
  typeId: id,
  value: z.unknown(),
  isSystem: z.boolean(),
  history: z.array(z.object({ value: z.unknown(), timestamp: text })),
  teamId: id,
});
