import { called } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { gains, holds, loses } from './expectations.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

/** A hook that no scenario uses, with three deliveries waiting. */
async function trialForm({ make, zone }: OpenZone): Promise<Args> {
  const { hooks } = await make.hooks.list({ teamId: zone.teamId });
  return { hookId: called(hooks, 'Trial form').id };
}

async function learningForm(open: OpenZone): Promise<Args> {
  const form = await trialForm(open);
  await open.make.hooks.learnStart({ hookId: Number(form['hookId']) });
  return form;
}

async function enabledForm(open: OpenZone): Promise<Args> {
  const form = await trialForm(open);
  await open.make.hooks.enable({ hookId: Number(form['hookId']) });
  return form;
}

const prepared =
  (more: Args = {}): RowArgs =>
  (_, form) => ({ ...form, ...more });
const ofThe = (endpoint: string): RowCall => ({ endpoint, args: prepared() });
const hooksOf = (team: 'teamId' | 'otherTeamId'): RowCall => ({
  endpoint: 'hooks.list',
  args: ({ zone }) => ({ teamId: zone[team] }),
});
const settings = { method: false, headers: false, stringify: false };
const data = { ...settings, ip: '10.0.0.1' };

/** What each write of hooks changes, and that the other team's hooks stay as they are. */
export const hooksWrites: readonly WriteRow[] = [
  {
    write: 'hooks.create',
    args: ({ zone }) => ({ hook: { name: 'Parcels', teamId: zone.teamId, typeName: 'gateway-webhook', ...settings } }),
    read: hooksOf('teamId'),
    changes: gains('hooks', { name: 'Parcels', enabled: true, scenarioId: null }),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.update',
    prepare: trialForm,
    args: prepared({ name: 'Form of the fair' }),
    read: ofThe('hooks.get'),
    changes: holds({ hook: { name: 'Form of the fair' } }),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.delete',
    prepare: trialForm,
    args: prepared({ confirmed: true }),
    read: hooksOf('teamId'),
    changes: loses('hooks', 'Trial form'),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.learnStart',
    prepare: trialForm,
    args: prepared(),
    read: ofThe('hooks.ping'),
    changes: holds({ learning: true }),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.learnStop',
    prepare: learningForm,
    args: prepared(),
    read: ofThe('hooks.ping'),
    changes: holds({ learning: false }),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.enable',
    prepare: trialForm,
    args: prepared(),
    read: ofThe('hooks.get'),
    changes: holds({ hook: { enabled: true } }),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.disable',
    prepare: enabledForm,
    args: prepared(),
    read: ofThe('hooks.get'),
    changes: holds({ hook: { enabled: false } }),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.setData',
    prepare: trialForm,
    args: prepared({ data }),
    read: ofThe('hooks.get'),
    changes: holds({ hook: { data } }),
    untouched: hooksOf('otherTeamId'),
  },
  {
    write: 'hooks.deleteDeliveries',
    prepare: trialForm,
    args: prepared({ all: true, confirmed: true }),
    read: ofThe('hooks.deliveryStats'),
    changes: holds({ incomingStat: { queue: 0 } }),
    untouched: hooksOf('otherTeamId'),
  },
];
