import type { MakeClient } from '@makegate/client';
import { clientWith, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;
let partner: MakeClient;

beforeEach(async () => {
  const nowMs = Date.parse('2026-03-31T12:00:00Z');
  open = await openZone({ clock: () => nowMs });
  const { zone } = open;
  partner = clientWith(zone, zone.createToken({ scopes: ['user:read', 'user:write'], user: zone.people.outsider }));
});

afterEach(() => open.zone.close());

const account = {
  partnerCode: 'nordwind',
  paypalMeLink: 'https://paypal.me/nordwind-example',
  termsAndConditions: true,
};

test('who is no partner has an empty account, and becomes one by accepting the terms', async () => {
  const { affiliate } = open.make;
  await expect(affiliate.commissionInfo()).resolves.toMatchObject({ partnerCode: null, availablePayout: 0 });
  await expect(affiliate.requestPayout()).rejects.toMatchObject({ makeCode: 'IM016' });
  await expect(affiliate.register({ ...account, termsAndConditions: false })).rejects.toMatchObject({ status: 400 });
  await affiliate.register(account);
  await expect(affiliate.commissionInfo()).resolves.toMatchObject({ partnerCode: 'nordwind' });
  await expect(affiliate.register(account)).rejects.toMatchObject({ makeCode: 'IM016' });
});

test('a code belongs to one partner', async () => {
  await expect(open.make.affiliate.register({ ...account, partnerCode: 'alpenglow' })).rejects.toMatchObject({
    makeCode: 'IM016',
  });
});

test('figures and commissions are those of the days asked for, both days included', async () => {
  const period = { dateFrom: '2026-03-19', dateTo: '2026-03-28' };
  const { stats } = await partner.affiliate.stats(period);
  expect(stats).toEqual([
    { date: '2026-03-19', visits: 18, registrations: 1, commission: 36 },
    { date: '2026-03-28', visits: 9, registrations: 1, commission: 27 },
  ]);
  const { commisions } = await partner.affiliate.commissions({ ...period, pg: { limit: 1, sortDir: 'desc' } });
  expect(commisions).toMatchObject([{ date: '2026-03-28', amount: 27, statusId: 1 }]);
  await expect(open.make.affiliate.stats(period)).resolves.toEqual({ stats: [] });
});

test('a payout takes all that is available, and needs the least amount again', async () => {
  await expect(partner.affiliate.commissionInfo()).resolves.toMatchObject({ availablePayout: 117, minimumPayout: 100 });
  await partner.affiliate.requestPayout();
  await expect(partner.affiliate.commissionInfo()).resolves.toMatchObject({ availablePayout: 0, totalCommission: 117 });
  await expect(partner.affiliate.commissions({ statusId: 1 })).resolves.toMatchObject({ commisions: [] });
  await expect(partner.affiliate.requestPayout()).rejects.toMatchObject({ makeCode: 'IM016' });
});
