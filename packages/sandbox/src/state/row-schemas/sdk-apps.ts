import { z } from 'zod';
import { id, json, rowSchema, sections, text, texts } from './columns.js';
import type {
  SdkAppChangeRow,
  SdkAppConnectionRow,
  SdkAppEndpointRow,
  SdkAppFunctionRow,
  SdkAppModuleRow,
  SdkAppRow,
  SdkAppRpcRow,
  SdkAppVersionRow,
  SdkAppWebhookRow,
} from '../sdk-app-rows.js';

export const sdkApps = rowSchema<SdkAppRow>({
  name: text,
  userId: id,
});

export const sdkAppVersions = rowSchema<SdkAppVersionRow>({
  id,
  appName: text,
  version: id,
  label: text,
  description: text,
  theme: text,
  language: text,
  countries: texts.nullable(),
  audience: text,
  isPublic: z.boolean(),
  isOpenSource: z.boolean(),
  created: text,
  common: json,
  icon: text.nullable(),
  sections,
});

export const sdkAppModules = rowSchema<SdkAppModuleRow>({
  id,
  appVersionId: id,
  name: text,
  typeId: id,
  label: text,
  description: text,
  connection: text.nullable(),
  altConnection: text.nullable(),
  webhook: text.nullable(),
  isPublic: z.boolean(),
  isDeprecated: z.boolean(),
  sections,
});

export const sdkAppFunctions = rowSchema<SdkAppFunctionRow>({
  id,
  appVersionId: id,
  name: text,
  sections,
});

export const sdkAppRpcs = rowSchema<SdkAppRpcRow>({
  id,
  appVersionId: id,
  name: text,
  label: text,
  connection: text.nullable(),
  altConnection: text.nullable(),
  sections,
});

export const sdkAppEndpoints = rowSchema<SdkAppEndpointRow>({
  id,
  appVersionId: id,
  name: text,
  label: text,
  description: text.nullable(),
  context: text.nullable(),
  annotations: json,
  attachedAccounts: texts,
  isPublic: z.boolean(),
  createdAt: text,
  updatedAt: text,
  sections,
});

export const sdkAppConnections = rowSchema<SdkAppConnectionRow>({
  id,
  appName: text,
  name: text,
  type: text,
  label: text,
  common: json,
  sections,
});

export const sdkAppWebhooks = rowSchema<SdkAppWebhookRow>({
  id,
  appName: text,
  name: text,
  type: text,
  label: text,
  connection: text.nullable(),
  altConnection: text.nullable(),
  sections,
});

export const sdkAppChanges = rowSchema<SdkAppChangeRow>({
  id,
  appName: text,
  appVersionId: id.nullable(),
  part: z.enum(['app', 'module', 'function', 'rpc', 'endpoint', 'connection', 'webhook']),
  partId: id,
  section: text,
  oldValue: text,
  newValue: text,
  created: text,
});
