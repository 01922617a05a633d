import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** A phone or tablet that runs Make's app. */
const device = z.looseObject({
  id: z.number(),
  name: z.string(),
  teamId: z.number().nullish(),
  udid: z.string().nullish(),
  /** What it may send and take: `sms`, `location` and so on. */
  scope: z.array(z.string()).nullish(),
  info: z.looseObject({ os: z.string().nullish(), model: z.string().nullish() }).nullish(),
  gone: z.boolean().nullish(),
  queueCount: z.number().nullish(),
  queueLimit: z.number().nullish(),
  /** The scenarios that it starts. */
  scenarioId: z.union([z.array(z.number()), z.number()]).nullish(),
});
export interface Device extends z.output<typeof device> {}
const Device = named<Device>(device);

/** A message from or to a device. Only a single one comes with its `data`. */
const deviceMessage = z.looseObject({
  id: z.string(),
  scope: z.string().nullish(),
  size: z.number().nullish(),
  created: z.string().nullish(),
  data: z.unknown().optional(),
});
export interface DeviceMessage extends z.output<typeof deviceMessage> {}
const DeviceMessage = named<DeviceMessage>(deviceMessage);

const params = { deviceId: Id };
const list = { scope: z.string().optional(), pg };
const confirmed = z.boolean().optional();
const chosen = {
  ids: z.array(z.string()).optional(),
  all: z.boolean().optional(),
  exceptIds: z.array(z.string()).optional(),
};

export const devices = group('devices', {
  list: endpoint({
    method: 'GET',
    path: '/devices',
    scopes: ['devices:read'],
    effect: 'read',
    items: 'devices',
    query: {
      teamId: Id,
      assigned: z.boolean().optional(),
      viewForScenarioId: Id.optional(),
      scope: z.array(z.string()).optional(),
      cols,
    },
    reply: z.looseObject({ devices: z.array(Device) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/devices/:deviceId',
    scopes: ['devices:read'],
    effect: 'read',
    params,
    query: { inspector: z.int().optional(), cols },
    reply: z.looseObject({ device: Device }),
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/devices/:deviceId',
    scopes: ['devices:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query: { cols },
    body: { name: z.string().min(1).optional() },
    reply: z.looseObject({ device: Device }),
  }),
  /** Refused while messages are queued (`IM405`) or a running scenario holds the device (`IM005`). */
  delete: endpoint({
    method: 'DELETE',
    path: '/devices/:deviceId',
    scopes: ['devices:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed },
    reply: z.looseObject({ device: z.number() }),
  }),
  /** A code that the app on the phone is paired with. */
  request: endpoint({
    method: 'POST',
    path: '/devices/request',
    scopes: ['devices:write'],
    effect: 'create',
    query: { inspector: z.int().optional() },
    body: { name: z.string().optional(), teamId: Id.optional() },
    reply: z.looseObject({
      createDeviceRequest: z.looseObject({ udid: z.string(), inspector: z.unknown().optional() }),
    }),
  }),
  /** What the device has sent and no scenario has taken. */
  incomings: endpoint({
    method: 'GET',
    path: '/devices/:deviceId/incomings',
    scopes: ['devices:read'],
    effect: 'read',
    items: 'incomings',
    paged: true,
    params,
    query: list,
    reply: z.looseObject({ incomings: z.array(DeviceMessage), pg: repliedPg }),
  }),
  /** Name the ids, or say `all` (which needs `confirmed`), with `exceptIds` for those to keep. */
  deleteIncomings: endpoint({
    method: 'DELETE',
    path: '/devices/:deviceId/incomings',
    scopes: ['devices:write'],
    effect: 'delete',
    repeat: 'verify',
    partial: true,
    params,
    query: { confirmed },
    body: chosen,
    reply: z.looseObject({ incomings: z.array(z.string()) }),
  }),
  getIncoming: endpoint({
    method: 'GET',
    path: '/devices/:deviceId/incomings/:incomingId',
    scopes: ['devices:read'],
    effect: 'read',
    params: { deviceId: Id, incomingId: z.string().min(1) },
    reply: DeviceMessage,
  }),
  incomingStats: endpoint({
    method: 'GET',
    path: '/devices/:deviceId/incomings/stats',
    scopes: ['devices:read'],
    effect: 'read',
    params,
    query: { scope: z.string().optional() },
    reply: z.looseObject({
      incomingStat: z.looseObject({ queue: z.number(), limit: z.number(), enabled: z.boolean().nullish() }),
    }),
  }),
  /** What waits for the device to fetch it. */
  outgoings: endpoint({
    method: 'GET',
    path: '/devices/:deviceId/outgoings',
    scopes: ['devices:read'],
    effect: 'read',
    items: 'outgoings',
    paged: true,
    params,
    query: list,
    reply: z.looseObject({ outgoings: z.array(DeviceMessage), pg: repliedPg }),
  }),
  /** As `deleteIncomings`. */
  deleteOutgoings: endpoint({
    method: 'DELETE',
    path: '/devices/:deviceId/outgoings',
    scopes: ['devices:write'],
    effect: 'delete',
    repeat: 'verify',
    partial: true,
    params,
    query: { confirmed },
    body: chosen,
    reply: z.looseObject({ outgoings: z.array(z.string()) }),
  }),
  getOutgoing: endpoint({
    method: 'GET',
    path: '/devices/:deviceId/outgoings/:outgoingId',
    scopes: ['devices:read'],
    effect: 'read',
    params: { deviceId: Id, outgoingId: z.string().min(1) },
    reply: DeviceMessage,
  }),
});
