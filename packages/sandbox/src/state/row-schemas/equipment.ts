import { z } from 'zod';
import { id, json, rowSchema, text, texts } from './columns.js';
import type {
  ConnectedSystemRow,
  DeviceMessageRow,
  DeviceRow,
  NotificationRow,
  OnPremAgentRow,
} from '../equipment-rows.js';

export const notifications = rowSchema<NotificationRow>({
  id: text,
  userId: id,
  subject: text,
  body: text,
  type: text,
  created: text,
  isRead: z.boolean(),
});

export const onPremAgents = rowSchema<OnPremAgentRow>({
  id: text,
  organizationId: id,
  name: text,
  status: z.enum(['REGISTERED', 'ACTIVE']),
  created: text,
  version: text.nullable(),
  lastConnected: text.nullable(),
});

export const connectedSystems = rowSchema<ConnectedSystemRow>({
  id: text,
  organizationId: id,
  agentId: text,
  name: text,
  appName: text,
  inputs: json,
});

export const devices = rowSchema<DeviceRow>({
  id,
  teamId: id,
  name: text,
  udid: text,
  scope: texts,
  info: json,
});

export const deviceMessages = rowSchema<DeviceMessageRow>({
  id: text,
  deviceId: id,
  direction: z.enum(['incoming', 'outgoing']),
  scope: text,
  created: text,
  data: json,
});
