import { clientWith, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone({ license: { customFunctions: true } });
});

afterEach(() => open.zone.close());

const vat = { name: 'vat', description: 'The tax.', code: 'function vat(net) { return net * 0.21; }' };
const create = (sketch: Partial<typeof vat> = {}) =>
  open.make.functions.create({ teamId: open.zone.teamId, ...vat, ...sketch });

/** A scenario whose formula holds this text. */
async function scenarioWith(formula: string): Promise<number> {
  const flow = [{ id: 1, module: 'util:SetVariable', mapper: { value: formula } }];
  const { scenario } = await open.make.scenarios.create({
    teamId: open.zone.teamId,
    blueprint: { name: 'Invoice', flow, metadata: {} },
    scheduling: { type: 'on-demand' },
  });
  return scenario.id;
}

test.each([
  ['a syntax error', { code: 'function vat(net { }' }, 'SyntaxError'],
  ['a name that the code does not have', { name: 'tax' }, "The code declares 'vat', not 'tax'."],
  ['a reserved word for a name', { name: 'class', code: 'function class() {}' }, 'SyntaxError'],
])('%s is refused with IM005', async (_, sketch, detail) => {
  const refusal = { status: 400, makeCode: 'IM005', detail: expect.stringContaining(detail) };
  await expect(create(sketch)).rejects.toMatchObject(refusal);
});

test('a team has each name once', async () => {
  await create();
  await expect(create()).rejects.toMatchObject({ makeCode: 'IM005' });
  await open.make.functions.create({ ...vat, teamId: open.zone.otherTeamId });
});

test('the name cannot change with the code', async () => {
  const { id: functionId } = (await create()).function;
  const renamed = open.make.functions.update({ functionId, code: 'function tax(net) { return net; }' });
  await expect(renamed).rejects.toMatchObject({ makeCode: 'IM005' });
  await expect(open.make.functions.get({ functionId })).resolves.toMatchObject({ function: { code: vat.code } });
});

test('code is never run, not even when it is checked', async () => {
  const code = 'function vat() { while (true) {} } vat();';
  const checked = await open.make.functions.check({ teamId: open.zone.teamId, code });
  expect(checked).toMatchObject({ success: false, error: 'The code must be one function.' });
});

test('deleting a function that scenarios call wants a confirmation that names them', async () => {
  const { id: functionId } = (await create()).function;
  const scenarioId = await scenarioWith('{{vat(1.price)}}');
  await scenarioWith('{{elevat(1.price)}} and vat without a call');
  const read = await open.make.functions.get({ functionId });
  expect(read.function.scenarios).toEqual([{ id: scenarioId, name: 'Invoice' }]);
  const refusal = { makeCode: 'IM004', detail: expect.stringContaining('Invoice') };
  await expect(open.make.functions.delete({ functionId })).rejects.toMatchObject(refusal);
  await open.make.functions.delete({ functionId, confirmed: true });
  await expect(open.make.functions.get({ functionId })).rejects.toMatchObject({ status: 404 });
});

test('the history of a function is that of its own team', async () => {
  const { id: functionId } = (await create()).function;
  const asked = open.make.functions.history({ functionId, teamId: open.zone.otherTeamId });
  await expect(asked).rejects.toMatchObject({ status: 404 });
});

test('without the plan for it functions are read and deleted, not made, changed or checked', async () => {
  const plain = await openZone();
  try {
    const { make, zone } = plain;
    const { teamId } = zone;
    const [row] = (await make.functions.list({ teamId })).functions;
    const functionId = row?.id ?? 0;
    const unpaid = { status: 402, makeCode: 'SC402' };
    await expect(make.functions.create({ teamId, ...vat })).rejects.toMatchObject(unpaid);
    await expect(make.functions.update({ functionId, description: 'x' })).rejects.toMatchObject(unpaid);
    await expect(make.functions.check({ teamId, code: vat.code })).rejects.toMatchObject(unpaid);
    await make.functions.delete({ functionId });
    expect((await make.functions.list({ teamId })).functions).toEqual([]);
  } finally {
    await plain.zone.close();
  }
});

test('who may only look on reads functions and does not change them', async () => {
  const { id: functionId } = (await create()).function;
  const { zone } = open;
  const scopes = ['functions:read', 'functions:write'];
  const onlooker = clientWith(zone, zone.createToken({ scopes, user: zone.people.monitoring }));
  await expect(onlooker.functions.get({ functionId })).resolves.toMatchObject({ function: { name: 'vat' } });
  const refusal = { status: 403, makeCode: 'SC403', detail: expect.stringContaining('role') };
  await expect(onlooker.functions.delete({ functionId })).rejects.toMatchObject(refusal);
  const outsider = clientWith(zone, zone.createToken({ scopes, user: zone.people.outsider }));
  await expect(outsider.functions.get({ functionId })).rejects.toMatchObject({ status: 404 });
});
