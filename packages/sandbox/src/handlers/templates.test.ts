import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const flow = [{ id: 1, module: 'http:ActionSendData' }];
const content = {
  language: 'en',
  blueprint: { name: 'Ping a server', flow, metadata: {} },
  scheduling: { type: 'indefinitely', interval: 60 },
  controller: { name: 'Ping a server', modules: {}, idSequence: 1 },
};

async function newTemplate(): Promise<number> {
  const { template } = await open.make.templates.create({ teamId: open.zone.teamId, ...content });
  return template.id;
}

async function published(templateId: number) {
  const { templatePublic } = await open.make.templates.publish({ templateId });
  return { templatePublicId: templatePublic.id, templateUrl: templatePublic.url ?? '' };
}

const publicNames = async () => (await open.make.templates.listPublic()).templatesPublic.map(({ name }) => name);

test('a template is created, read with its content, changed and deleted', async () => {
  const { templates } = open.make;
  const templateId = await newTemplate();
  await expect(templates.get({ templateId })).resolves.toMatchObject({
    template: { name: 'Ping a server', teamId: open.zone.teamId, usedApps: ['http'], public: false, publishedId: null },
  });
  await expect(templates.blueprint({ templateId })).resolves.toMatchObject(content);
  await templates.update({ templateId, description: 'Every minute.', scheduling: { type: 'on-demand' } });
  await expect(templates.get({ templateId })).resolves.toMatchObject({ template: { description: 'Every minute.' } });
  await expect(templates.blueprint({ templateId })).resolves.toMatchObject({ scheduling: { type: 'on-demand' } });
  await templates.delete({ templateId });
  await expect(templates.get({ templateId })).rejects.toMatchObject({ status: 404, makeCode: 'IM304' });
});

test('templates are listed by team, by whether they are public, and by the apps that they all use', async () => {
  const { templates } = open.make;
  const { teamId, otherTeamId } = open.zone;
  const listed = async (filter: object) => (await templates.list(filter)).templates.map(({ name }) => name);
  expect(await listed({ teamId })).toEqual(['Store web orders', 'Remind of open invoices']);
  expect(await listed({ teamId, public: true })).toEqual(['Store web orders']);
  expect(await listed({ teamId, public: false })).toEqual(['Remind of open invoices']);
  expect(await listed({ teamId: otherTeamId })).toEqual(['Greet sign-ups']);
  expect(await listed({})).toEqual(['Store web orders', 'Remind of open invoices', 'Greet sign-ups']);
  expect(await listed({ usedApps: ['email', 'gateway'] })).toEqual(['Greet sign-ups']);
});

test('a blueprint has to be one for templates too', async () => {
  const broken = { ...content, teamId: open.zone.teamId, blueprint: { name: 'No flow', metadata: {} } };
  await expect(open.make.templates.create(broken)).rejects.toMatchObject({ status: 400 });
});

test('the language of a template stays', async () => {
  const templateId = await newTemplate();
  const changed = open.make.templates.update({ templateId, language: 'de' });
  await expect(changed).rejects.toMatchObject({ status: 400, suberrors: [{ name: 'language' }] });
  await open.make.templates.update({ templateId, language: 'en' });
});

test('a published template has an address, and is not in the public list before Make approves', async () => {
  const { templates } = open.make;
  const templateId = await newTemplate();
  const { templatePublicId, templateUrl } = await published(templateId);
  expect(templateUrl).toBe(`${templatePublicId}-ping-a-server`);
  await expect(templates.get({ templateId })).resolves.toMatchObject({
    template: { public: true, publishedId: templatePublicId, approvedId: null },
  });
  expect(await publicNames()).toEqual(['Post bookings', 'Store web orders']);
  await expect(templates.getPublic({ templateUrl })).rejects.toMatchObject({ status: 404 });
  const read = await templates.getPublic({ templateUrl, templatePublicId });
  expect(read.templatePublic).toMatchObject({ requestedApproval: null, approved: null });
});

test('asking for approval is remembered, for the public copy of that template only', async () => {
  const { templates } = open.make;
  const templateId = await newTemplate();
  const other = await newTemplate();
  const { templatePublicId, templateUrl } = await published(templateId);
  await templates.requestApproval({ templateId, templatePublicId });
  await expect(templates.getPublic({ templateUrl, templatePublicId })).resolves.toMatchObject({
    templatePublic: { requestedApproval: expect.any(String), approved: null },
  });
  const foreign = templates.requestApproval({ templateId: other, templatePublicId });
  await expect(foreign).rejects.toMatchObject({ status: 404 });
});

test('changes of a template reach its public copy when it is published again', async () => {
  const { templates } = open.make;
  const templateId = await newTemplate();
  const { templatePublicId } = await published(templateId);
  const publicInterval = async () => (await templates.blueprint({ templateId, templatePublicId })).scheduling?.interval;
  await templates.update({ templateId, scheduling: { type: 'indefinitely', interval: 3600 } });
  expect(await publicInterval()).toBe(60);
  await expect(published(templateId)).resolves.toMatchObject({ templatePublicId });
  expect(await publicInterval()).toBe(3600);
});

test('the public copy is changed alone when the request names it', async () => {
  const { templates } = open.make;
  const templateId = await newTemplate();
  const { templatePublicId, templateUrl } = await published(templateId);
  await templates.update({ templateId, templatePublicId, description: 'For everybody.' });
  await expect(templates.getPublic({ templateUrl, templatePublicId })).resolves.toMatchObject({
    templatePublic: { description: 'For everybody.' },
  });
  await expect(templates.get({ templateId })).resolves.toMatchObject({ template: { description: null } });
});

test('deleting a published template wants a confirmation and takes the public copy along', async () => {
  const { templates } = open.make;
  const { teamId } = open.zone;
  const { id: templateId } = called((await templates.list({ teamId })).templates, 'Store web orders');
  await expect(templates.delete({ templateId })).rejects.toMatchObject({ status: 406, makeCode: 'IM004' });
  await templates.delete({ templateId, confirmed: true });
  expect(await publicNames()).toEqual(['Post bookings']);
});

test('a scenario made from a public template counts for it', async () => {
  const { templates, scenarios } = open.make;
  const { id } = called((await templates.listPublic()).templatesPublic, 'Post bookings');
  const { blueprint, scheduling } = content;
  await scenarios.create({ teamId: open.zone.teamId, blueprint, scheduling, basedon: id });
  expect(called((await templates.listPublic()).templatesPublic, 'Post bookings').usage).toBe(74);
});

test('deleting a team takes its templates and their public copies', async () => {
  const { templates, teams } = open.make;
  await teams.delete({ teamId: open.zone.teamId, confirmed: true });
  expect((await templates.list({})).templates.map(({ name }) => name)).toEqual(['Greet sign-ups']);
  expect(await publicNames()).toEqual(['Post bookings']);
});
