import type { notifications } from '@makegate/client/endpoints/notifications';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { NotificationRow } from '../state/equipment-rows.js';

/** Everybody has letters of their own; nobody sees those of others. */
export const notificationsHandlers: Handlers<typeof notifications> = {
  list: (call) => {
    const mine = call.state.notifications.of('userId', call.token.userId);
    const page = pageOf(mine, call.args.pg, {
      limit: 50,
      sortBy: 'created',
      sortDir: 'desc',
      where: ({ isRead }) => call.args.unreadOnly !== true || !isRead,
      columns,
    });
    const unread = mine.filter(({ isRead }) => !isRead).length;
    return { notifications: page.rows, userUnreadNotifications: unread, userZoneNotifications: [], pg: page.pg };
  },
  get: (call) => {
    const row = call.state.notifications.get(call.args.notificationId);
    if (row?.userId !== call.token.userId) throw notFound('Notification', call.args.notificationId);
    return { notification: { ...columns(row), body: row.body } };
  },
  markAsRead: (call) => {
    const unread = mineOf(call).filter(({ isRead }) => !isRead);
    for (const row of unread) call.state.notifications.change(row, { isRead: true });
    return { notifications: unread.map(({ id }) => ({ id })) };
  },
  deleteMany: (call) => {
    const found = mineOf(call).filter(({ id }) => call.args.ids.includes(id));
    for (const { id } of found) call.state.notifications.delete(id);
    return { notifications: found.map(({ id }) => ({ id })) };
  },
};

const mineOf = ({ state, token }: Caller): NotificationRow[] => [...state.notifications.of('userId', token.userId)];

const columns = ({ id, subject, isRead, created, type }: NotificationRow) => ({
  id,
  subject,
  read: isRead,
  created,
  type,
});
