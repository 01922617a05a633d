import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { fullLicense } from '../full-license.js';
import { belongingStories } from './belonging-stories.js';
import { cliOf, commandsIn, makeHome } from './cli.js';
import type { Home } from './cli.js';
import { customAppStories } from './custom-app-stories.js';
import { dataStories } from './data-stories.js';
import { organizationStories } from './organization-stories.js';
import { scenarioStories } from './scenario-stories.js';
import type { Stories } from './story.js';

const stories: Stories = {
  ...scenarioStories,
  ...belongingStories,
  ...dataStories,
  ...organizationStories,
  ...customAppStories,
};

/** Commands that are no family, and where they are tried. */
const elsewhere: Readonly<Record<string, string>> = {
  login: 'Not tried: it asks its questions at a terminal, and then asks the zone what whoami does.',
  logout: 'login.test.ts',
  whoami: 'login.test.ts',
};

let zone: Sandbox;
let home: Home;

beforeAll(async () => {
  zone = await startSandbox({ tls: true, license: fullLicense, runDurationMs: 30 });
  home = await makeHome(zone);
});

beforeEach(() => zone.reset());

afterAll(async () => {
  await zone.close();
  await home.remove();
});

test.each(Object.entries(stories))('%s: every command does what it says', async (family, tell) => {
  const cli = cliOf(zone, home, family);
  await tell(cli);
  expect([...cli.used].toSorted()).toEqual((await commandsIn([family])).toSorted());
});

test('no family of commands is left out', async () => {
  expect([...Object.keys(stories), ...Object.keys(elsewhere)].toSorted()).toEqual((await commandsIn([])).toSorted());
});
