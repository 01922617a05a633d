import { Buffer } from 'node:buffer';
import { plainIcon } from '../../src/seed/app-icon.js';
import type { Cli } from './cli.js';
import { called, names } from './story.js';
import type { Stories, Story } from './story.js';

const app = { name: 'night-shift', version: 1 };
const ofApp = { 'app-name': 'night-shift' };
const ofVersion = { ...ofApp, 'app-version': 1 };
const source = '// since\n{\n  "a": 1,\n}\n';

async function makeApp(cli: Cli): Promise<void> {
  const sketch = { name: 'night-shift', label: 'Night shift', theme: '#112233', language: 'en', audience: 'global' };
  await cli.family('sdk-apps').ask('create', { ...sketch, private: true });
}

interface PartKind {
  /** Flag of its name: `module-name`. */
  readonly flag: string;
  readonly fresh: Readonly<Record<string, unknown>>;
}

/** What all parts of a version have in common: create, list, change, read a section back, delete. */
const part =
  ({ flag, fresh }: PartKind, more: Story = async () => undefined): Story =>
  async (cli) => {
    await makeApp(cli);
    await cli.ask('create', { ...ofVersion, name: 'freshPart', label: 'Fresh', ...fresh });
    const one = { ...ofVersion, [flag]: 'freshPart' };
    await cli.ask('update', { ...one, label: 'Riper' });
    expect(called(await cli.ask('list', ofVersion), 'freshPart')).toMatchObject({ label: 'Riper' });
    await cli.ask('set-section', { ...one, section: 'api', body: source });
    expect(await cli.ask('get-section', { ...one, section: 'api' })).toBe(source.trim());
    await more(cli);
    await cli.ask('delete', one);
    expect(await cli.complaint('get', one)).toContain('Error [404]');
  };

const switched =
  (flag: string): Story =>
  async ({ ask }) => {
    const one = { ...ofVersion, [flag]: 'freshPart' };
    await ask('set-public', one);
    expect(await ask('get', one)).toMatchObject({ public: true });
    await ask('set-private', one);
    expect(await ask('get', one)).toMatchObject({ public: false });
  };

/** What all versions of an app share. */
const shared =
  (flag: string, type: string, more: Story = async () => undefined): Story =>
  async (cli) => {
    await makeApp(cli);
    await cli.ask('create', { ...ofApp, type, label: 'First' });
    const one = { [flag]: 'night-shift' };
    await cli.ask('update', { ...one, label: 'Second' });
    expect(called(await cli.ask('list', ofApp), 'night-shift')).toMatchObject({ label: 'Second' });
    await cli.ask('set-section', { ...one, section: 'api', body: source });
    expect(await cli.ask('get-section', { ...one, section: 'api' })).toBe(source.trim());
    await more(cli);
    await cli.ask('delete', one);
    expect(await cli.complaint('get', one)).toContain('Error [404]');
  };

const triedOut: Story = async ({ ask }) => {
  const schema = [{ name: 'city', type: 'text', required: true }];
  const tried = await ask('test', { ...ofVersion, 'rpc-name': 'freshPart', data: { city: 'Brno' }, schema });
  expect(JSON.stringify(tried)).toContain('Brno');
};

const withCommonData: Story = async ({ ask }) => {
  const one = { 'connection-name': 'night-shift' };
  await ask('set-common', { ...one, common: { clientId: 'a' } });
  expect(await ask('get-common', one)).toEqual({ clientId: 'a' });
};

/** Custom apps and their parts. */
export const customAppStories: Stories = {
  async 'sdk-apps'(cli) {
    const { ask, complaint } = cli;
    await makeApp(cli);
    await ask('create', { name: 'day-shift', label: 'Day', theme: '#112233', language: 'en', audience: 'global' });
    await ask('update', { ...app, label: 'Late shift' });
    expect(await ask('get', app)).toMatchObject({ label: 'Late shift', theme: '#112233' });
    expect(names(await ask('list'))).toEqual(expect.arrayContaining(['night-shift', 'day-shift']));
    await ask('set-section', { ...app, section: 'base', body: source });
    expect(await ask('get-section', { ...app, section: 'base' })).toBe(source.trim());
    await ask('set-docs', { ...app, docs: '# Night shift' });
    expect(await ask('get-docs', app)).toBe('# Night shift');
    await ask('set-common', { ...app, common: { clientId: 'a' } });
    expect(await ask('get-common', app)).toEqual({ clientId: 'a' });
    const icon = Buffer.from(plainIcon(512, [9, 130, 255])).toString('base64');
    await ask('set-icon', { ...app, 'data-base64': icon });
    expect(JSON.stringify(await ask('get-icon', { ...app, size: 512 }))).toContain(icon);
    await ask('set-public', app);
    expect(await ask('get', app)).toMatchObject({ public: true });
    await ask('set-private', app);
    expect(await ask('get', app)).toMatchObject({ public: false });
    await ask('delete', app);
    expect(await complaint('get', app)).toContain('Error [404]');
  },

  'sdk-modules': part({ flag: 'module-name', fresh: { 'type-id': 4, description: 'Made.' } }, switched('module-name')),
  'sdk-endpoints': part({ flag: 'endpoint-name', fresh: {} }, switched('endpoint-name')),
  'sdk-rpcs': part({ flag: 'rpc-name', fresh: {} }, triedOut),

  async 'sdk-functions'(cli) {
    await makeApp(cli);
    const { ask, complaint } = cli;
    const one = { ...ofVersion, 'function-name': 'hoursOf' };
    await ask('create', { ...ofVersion, name: 'hoursOf' });
    await ask('set-code', { ...one, code: 'function hoursOf(from, to) {}' });
    expect(await ask('get-code', one)).toBe('function hoursOf(from, to) {}');
    await ask('set-test', { ...one, test: 'it("adds")' });
    expect(await ask('get-test', one)).toBe('it("adds")');
    expect(called(await ask('list', ofVersion), 'hoursOf')).toMatchObject({ args: '(from, to)' });
    await ask('delete', one);
    expect(await complaint('get', one)).toContain('Error [404]');
  },

  'sdk-connections': shared('connection-name', 'apikey', withCommonData),
  'sdk-webhooks': shared('webhook-name', 'web'),
};
