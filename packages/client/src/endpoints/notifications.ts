import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** Ids are text: they may exceed what a number holds. Only `get` brings the `body`. */
const notification = z.looseObject({
  id: z.string(),
  subject: z.string().nullish(),
  read: z.boolean().nullish(),
  created: z.string().nullish(),
  type: z.union([z.string(), z.number()]).nullish(),
  body: z.string().nullish(),
});
export interface Notification extends z.output<typeof notification> {}
const Notification = named<Notification>(notification);

const touched = z.looseObject({ notifications: z.array(z.looseObject({ id: z.string() })) });
export interface TouchedNotifications extends z.output<typeof touched> {}
const TouchedNotifications = named<TouchedNotifications>(touched);

/** The zone whose notifications are meant, by its number in `enums.imtZones`. The public cloud needs it. */
const imtZoneId = Id.optional();

export const notifications = group('notifications', {
  list: endpoint({
    method: 'GET',
    path: '/notifications',
    scopes: ['notifications:read'],
    effect: 'read',
    items: 'notifications',
    paged: true,
    query: { unreadOnly: z.boolean().optional(), imtZoneId, pg },
    reply: z.looseObject({
      notifications: z.array(Notification),
      userUnreadNotifications: z.number().nullish(),
      pg: repliedPg,
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/notifications/:notificationId',
    scopes: ['notifications:read'],
    effect: 'read',
    params: { notificationId: z.string().min(1) },
    query: { imtZoneId },
    reply: z.looseObject({ notification: Notification }),
  }),
  /** Make knows no other choice than all. */
  markAsRead: endpoint({
    method: 'POST',
    path: '/notifications/mark-as-read',
    scopes: ['notifications:write'],
    effect: 'update',
    repeat: 'safe',
    query: { ids: z.literal('all'), imtZoneId },
    reply: TouchedNotifications,
  }),
  deleteMany: endpoint({
    method: 'DELETE',
    path: '/notifications',
    scopes: ['notifications:write'],
    effect: 'delete',
    repeat: 'verify',
    query: { imtZoneId },
    body: { ids: z.array(z.string()).min(1) },
    reply: TouchedNotifications,
  }),
});
