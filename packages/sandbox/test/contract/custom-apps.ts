import { plainIcon } from '../../src/seed/app-icon.js';
import { becomes, call, gains, holds, loses } from './expectations.js';
import { code, own, published, theirs } from './seeded-apps.js';
import type { WriteRow } from './write-row.js';

const app = call('sdkApps.get', own);
const openApps = call('sdkApps.list', { opensource: true, all: true });
const theirApp = call('sdkApps.get', theirs);

const sections = ['Base', 'Groups', 'Install', 'InstallSpec'].map((name): WriteRow => ({
  write: `sdkApps.set${name}`,
  args: { ...own, code },
  read: call(`sdkApps.get${name}`, own),
  changes: becomes(code),
  untouched: call(`sdkApps.get${name}`, theirs),
}));

/** What each write of custom apps changes, and what it leaves alone. */
export const customAppWrites: readonly WriteRow[] = [
  {
    write: 'sdkApps.create',
    args: { name: 'brand-new', label: 'Brand new' },
    read: openApps,
    changes: gains('apps', { name: 'brand-new', version: 1 }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.update',
    args: { ...own, label: 'Renamed' },
    read: app,
    changes: holds({ app: { label: 'Renamed' } }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.delete',
    args: own,
    read: openApps,
    changes: loses('apps', own.appName),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.clone',
    args: { ...theirs, newName: 'my-calendar', newVersion: 1 },
    read: openApps,
    changes: gains('apps', { name: 'my-calendar', public: false }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.cloneMajor',
    args: own,
    read: openApps,
    changes: gains('apps', { name: own.appName, version: 2 }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.setCommon',
    args: { ...own, common: { clientId: 'another' } },
    read: call('sdkApps.getCommon', own),
    changes: (_, after) => expect(after).toEqual({ clientId: 'another' }),
    untouched: call('sdkApps.getCommon', published),
  },
  {
    write: 'sdkApps.setReadme',
    args: { ...own, readme: code },
    read: call('sdkApps.getReadme', own),
    changes: becomes(code),
    untouched: call('sdkApps.getReadme', theirs),
  },
  ...sections,
  {
    write: 'sdkApps.makePublic',
    args: own,
    read: app,
    changes: holds({ app: { public: true } }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.makePrivate',
    args: published,
    read: call('sdkApps.get', published),
    changes: holds({ app: { public: false, changes: [] } }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.setIcon',
    args: { ...own, icon: plainIcon(512, [1, 2, 3]) },
    read: call('sdkApps.getIcon', { ...own, size: 512 }),
    changes: (_, after) => expect(after).toEqual(new Uint8Array(plainIcon(512, [1, 2, 3]))),
    untouched: call('sdkApps.getIcon', { ...theirs, size: 512 }),
  },
  {
    write: 'sdkApps.makeOpenSource',
    args: own,
    read: app,
    changes: holds({ app: { opensource: true } }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.makeClosedSource',
    prepare: async ({ make }) => make.sdkApps.makeOpenSource(own),
    args: own,
    read: app,
    changes: holds({ app: { opensource: false } }),
    untouched: theirApp,
  },
  {
    write: 'sdkApps.commit',
    args: published,
    read: call('sdkApps.get', published),
    changes: holds({ app: { changes: [] } }),
    untouched: call('sdkApps.getBase', published),
  },
  {
    write: 'sdkApps.rollback',
    args: published,
    read: call('sdkApps.getBase', published),
    changes: becomes('{}'),
    untouched: call('sdkApps.getBase', theirs),
  },
];
