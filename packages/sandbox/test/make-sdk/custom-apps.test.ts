import type { Make } from '@makehq/sdk';
import { plainIcon } from '../../src/seed/app-icon.js';
import type { Sandbox } from '../../src/index.js';
import { names, openSdkZone } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  ({ zone, make } = await openSdkZone());
});

afterEach(() => zone.close());

const gone = { statusCode: 404 };
const sketch = { name: 'night-shift', label: 'Night shift', theme: '#112233', language: 'en', audience: 'global' };
const newApp = () => make.sdk.apps.create(sketch);

/** Comments, white space of all kinds, characters outside of ASCII: what a round trip through JSON would lose. */
const source = '\t// Größe in „kg“ 🏷\r\n{\n\n  "a" :   1, /* why */ "b": "{{item.id}}",\n}  \n\n';

describe('apps', () => {
  test('a created app is private, is listed, and is read back as it was written', async () => {
    await expect(newApp()).resolves.toMatchObject({ name: 'night-shift', version: 1, theme: '#112233', public: false });
    expect(names(await make.sdk.apps.list())).toContain('night-shift');
    await expect(make.sdk.apps.get('night-shift', 1)).resolves.toMatchObject({ label: 'Night shift', countries: null });
  });

  test('an update changes what it names and nothing else', async () => {
    await newApp();
    await make.sdk.apps.update('night-shift', 1, { label: 'Late shift', countries: ['cz'] });
    await expect(make.sdk.apps.get('night-shift', 1)).resolves.toMatchObject({
      label: 'Late shift',
      theme: '#112233',
      countries: ['cz'],
    });
  });

  test.each(['base', 'groups', 'install', 'installSpec'] as const)(
    'the section %s comes back as sent',
    async (name) => {
      await newApp();
      await make.sdk.apps.setSection('night-shift', 1, name, source);
      await expect(make.sdk.apps.getSection('night-shift', 1, name)).resolves.toBe(source);
    },
  );

  test('readme, common data and icon come back as sent, and say whether they are new', async () => {
    await newApp();
    const readme = '# Night shift\n\n  *who* is on   \n';
    await expect(make.sdk.apps.setDocs('night-shift', 1, readme)).resolves.toBe(true);
    await expect(make.sdk.apps.setDocs('night-shift', 1, readme)).resolves.toBe(false);
    await expect(make.sdk.apps.getDocs('night-shift', 1)).resolves.toBe(readme);
    await expect(make.sdk.apps.setCommon('night-shift', 1, { secret: 's' })).resolves.toBe(true);
    await expect(make.sdk.apps.getCommon('night-shift', 1)).resolves.toEqual({ secret: 's' });
    const icon = plainIcon(512, [9, 130, 255]);
    await expect(make.sdk.apps.setIcon('night-shift', 1, icon)).resolves.toBe(true);
    expect(Buffer.from(await make.sdk.apps.getIcon('night-shift', 1)).equals(icon)).toBe(true);
  });

  test('it can be published and taken back', async () => {
    await newApp();
    await make.sdk.apps.makePublic('night-shift', 1);
    await expect(make.sdk.apps.get('night-shift', 1)).resolves.toMatchObject({ public: true });
    await make.sdk.apps.makePrivate('night-shift', 1);
    await expect(make.sdk.apps.get('night-shift', 1)).resolves.toMatchObject({ public: false });
  });

  test('a deleted app is gone', async () => {
    await newApp();
    await make.sdk.apps.delete('night-shift', 1);
    await expect(make.sdk.apps.get('night-shift', 1)).rejects.toMatchObject(gone);
    expect(names(await make.sdk.apps.list())).not.toContain('night-shift');
  });
});

describe('parts of an app version', () => {
  beforeEach(newApp);

  test('a module is created, changed, switched, read section by section and deleted', async () => {
    const { modules } = make.sdk;
    const body = { name: 'listShifts', typeId: 9, label: 'List shifts', description: 'Lists them.' };
    await expect(modules.create('night-shift', 1, body)).resolves.toMatchObject({ ...body, public: false });
    expect(names(await modules.list('night-shift', 1))).toEqual(['listShifts']);
    await modules.update('night-shift', 1, 'listShifts', { label: 'List all shifts' });
    await modules.makePublic('night-shift', 1, 'listShifts');
    const read = { label: 'List all shifts', description: 'Lists them.', public: true };
    await expect(modules.get('night-shift', 1, 'listShifts')).resolves.toMatchObject(read);
    await modules.makePrivate('night-shift', 1, 'listShifts');
    await expect(modules.get('night-shift', 1, 'listShifts')).resolves.toMatchObject({ public: false });
    for (const section of ['api', 'epoch', 'parameters', 'expect', 'interface', 'samples', 'scope'] as const) {
      await modules.setSection('night-shift', 1, 'listShifts', section, `${source}// ${section}`);
      await expect(modules.getSection('night-shift', 1, 'listShifts', section)).resolves.toBe(`${source}// ${section}`);
    }
    await modules.delete('night-shift', 1, 'listShifts');
    await expect(modules.get('night-shift', 1, 'listShifts')).rejects.toMatchObject(gone);
  });

  test('a function keeps its code and its test, and shows the parameters of its code', async () => {
    const { functions } = make.sdk;
    await functions.create('night-shift', 1, { name: 'hoursOf' });
    const code = '// hours\nfunction hoursOf(from, to) {\n\treturn to - from; // "ok"\r\n}\n';
    await functions.setCode('night-shift', 1, 'hoursOf', code);
    await expect(functions.getCode('night-shift', 1, 'hoursOf')).resolves.toBe(code);
    await expect(functions.setTest('night-shift', 1, 'hoursOf', 'it("adds")  ')).resolves.toBe(true);
    await expect(functions.getTest('night-shift', 1, 'hoursOf')).resolves.toBe('it("adds")  ');
    await expect(functions.list('night-shift', 1)).resolves.toEqual([{ name: 'hoursOf', args: '(from, to)' }]);
    await functions.delete('night-shift', 1, 'hoursOf');
    await expect(functions.get('night-shift', 1, 'hoursOf')).rejects.toMatchObject(gone);
  });

  test('an RPC is created, changed, tried out and deleted', async () => {
    const { rpcs } = make.sdk;
    await rpcs.create('night-shift', 1, { name: 'listPeople', label: 'People' });
    await rpcs.update('night-shift', 1, 'listPeople', { label: 'All people' });
    await expect(rpcs.get('night-shift', 1, 'listPeople')).resolves.toMatchObject({ label: 'All people' });
    await rpcs.setSection('night-shift', 1, 'listPeople', 'api', source);
    await expect(rpcs.getSection('night-shift', 1, 'listPeople', 'api')).resolves.toBe(source);
    const schema = [{ name: 'city', type: 'text', required: true }];
    const tried = rpcs.test('night-shift', 1, 'listPeople', { data: { city: 'Brno' }, schema });
    await expect(tried).resolves.toEqual([{ label: 'city', value: 'Brno' }]);
    expect(names(await rpcs.list('night-shift', 1))).toEqual(['listPeople']);
    await rpcs.delete('night-shift', 1, 'listPeople');
    await expect(rpcs.get('night-shift', 1, 'listPeople')).rejects.toMatchObject(gone);
  });

  test('an endpoint is created, changed, switched, read section by section and deleted', async () => {
    const { endpoints } = make.sdk;
    const created = await endpoints.create('night-shift', 1, { name: 'findShift', label: 'Find a shift' });
    expect(created).toMatchObject({ annotations: {}, attachedAccounts: [], public: false, context: null });
    const annotations = { readOnlyHint: true };
    await endpoints.update('night-shift', 1, 'findShift', { context: 'Ask for a day.', annotations });
    await endpoints.makePublic('night-shift', 1, 'findShift');
    const read = { label: 'Find a shift', context: 'Ask for a day.', annotations, public: true };
    await expect(endpoints.get('night-shift', 1, 'findShift')).resolves.toMatchObject(read);
    await endpoints.makePrivate('night-shift', 1, 'findShift');
    await expect(endpoints.list('night-shift', 1)).resolves.toMatchObject([{ name: 'findShift', public: false }]);
    for (const section of ['api', 'scope', 'inputParameters', 'outputParameters'] as const) {
      await endpoints.setSection('night-shift', 1, 'findShift', section, `${source}// ${section}`);
      const code = endpoints.getSection('night-shift', 1, 'findShift', section);
      await expect(code).resolves.toBe(`${source}// ${section}`);
    }
    await endpoints.delete('night-shift', 1, 'findShift');
    await expect(endpoints.get('night-shift', 1, 'findShift')).rejects.toMatchObject(gone);
  });
});

describe('parts that all versions of an app share', () => {
  beforeEach(newApp);

  test('a connection is named by Make, changed, read section by section and deleted', async () => {
    const { connections } = make.sdk;
    const { name } = await connections.create('night-shift', { type: 'oauth-refresh', label: 'Log in' });
    await connections.update(name, { label: 'Log in with a code' });
    const read = { name, type: 'oauth-refresh', label: 'Log in with a code' };
    await expect(connections.get(name)).resolves.toEqual(read);
    await expect(connections.list('night-shift')).resolves.toEqual([read]);
    for (const section of ['api', 'parameters', 'scopes', 'scope', 'install', 'installSpec'] as const) {
      await connections.setSection(name, section, `${source}// ${section}`);
      await expect(connections.getSection(name, section)).resolves.toBe(`${source}// ${section}`);
    }
    await expect(connections.setCommon(name, { clientSecret: 's' })).resolves.toBe(true);
    await expect(connections.getCommon(name)).resolves.toEqual({ clientSecret: 's' });
    await connections.delete(name);
    await expect(connections.get(name)).rejects.toMatchObject(gone);
  });

  test('a webhook is named by Make, changed, read section by section and deleted', async () => {
    const { webhooks } = make.sdk;
    await webhooks.create('night-shift', { type: 'web-shared', label: 'Events' });
    const [name = ''] = names(await webhooks.list('night-shift'));
    await webhooks.update(name, { label: 'All events' });
    await expect(webhooks.get(name)).resolves.toMatchObject({ type: 'web-shared', label: 'All events' });
    for (const section of ['api', 'parameters', 'attach', 'detach', 'scope'] as const) {
      await webhooks.setSection(name, section, `${source}// ${section}`);
      await expect(webhooks.getSection(name, section)).resolves.toBe(`${source}// ${section}`);
    }
    await webhooks.delete(name);
    await expect(webhooks.get(name)).rejects.toMatchObject(gone);
    await expect(webhooks.list('night-shift')).resolves.toEqual([]);
  });
});
