import type { MakeClient } from '@makegate/client';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { clientWith } from '../open-zone.js';

let zone: Sandbox;
let make: MakeClient;

beforeEach(async () => {
  zone = await startSandbox();
  make = clientWith(zone, zone.apiToken);
});

afterEach(() => zone.close());

const unread = async () => (await make.notifications.list({ unreadOnly: true })).notifications;

test('reading a notification brings its text, and leaves it unread, as reads change nothing', async () => {
  const [newest] = await unread();
  const { notification } = await make.notifications.get({ notificationId: newest?.id ?? '' });
  expect(notification).toMatchObject({ subject: 'A scenario was stopped', body: expect.stringContaining('Charge') });
  expect(await unread()).toMatchObject([{ id: newest?.id, read: false }]);
});

test('all notifications are marked as read at once', async () => {
  const [newest] = await unread();
  const { notifications } = await make.notifications.markAsRead({ ids: 'all' });
  expect(notifications).toEqual([{ id: newest?.id }]);
  expect(await make.notifications.list()).toMatchObject({ userUnreadNotifications: 0 });
});

test('notifications are deleted by their ids, and then are gone', async () => {
  const { notifications } = await make.notifications.list();
  const [first, second] = notifications.map(({ id }) => id);
  await make.notifications.deleteMany({ ids: [first ?? ''] });
  expect((await make.notifications.list()).notifications.map(({ id }) => id)).toEqual([second]);
  const gone = make.notifications.get({ notificationId: first ?? '' });
  await expect(gone).rejects.toMatchObject({ code: 'make_not_found' });
});

test('nobody sees the notifications of somebody else', async () => {
  const { notifications } = await make.notifications.list();
  const scopes = ['notifications:read', 'notifications:write'];
  const colleague = clientWith(zone, zone.createToken({ scopes, user: zone.people.member }));
  const theirs = (await colleague.notifications.list()).notifications.map(({ id }) => id);
  expect(theirs).toHaveLength(2);
  for (const { id } of notifications) {
    await expect(colleague.notifications.get({ notificationId: id })).rejects.toMatchObject({ code: 'make_not_found' });
  }
  await colleague.notifications.deleteMany({ ids: notifications.map(({ id }) => id) });
  expect((await make.notifications.list()).notifications).toHaveLength(2);
});
