import { failing } from '../test/answers.js';
import { recordingMake, type Answers } from '../test/recording-make.js';
import { organizationFinder } from './find-organization.js';
import type { Place } from './tool-context.js';

const { signal } = new AbortController();
const team = { id: 5, name: 'Operations', organizationId: 3 };
const first = { id: 3, name: 'Nordwind' };

/** What two askings in a row find, and what was asked of Make. */
async function found(place: Place, answers: Answers) {
  const make = recordingMake(answers);
  const organization = organizationFinder(place);
  const both = [await organization({ make, signal }), await organization({ make, signal })];
  return { both, calls: make.calls.map(([id]) => id) };
}

test('is the configured one without asking Make', async () => {
  expect(await found({ teamId: 5, organizationId: 4 }, {})).toEqual({ both: [4, 4], calls: [] });
});

test('is that of the configured team, asked once', async () => {
  expect(await found({ teamId: 5 }, { teams: { get: { team } } })).toEqual({ both: [3, 3], calls: ['teams.get'] });
});

test('is the only one that the credential sees, asked once', async () => {
  const answers = { organizations: { list: { organizations: [first] } } };
  expect(await found({}, answers)).toEqual({ both: [3, 3], calls: ['organizations.list'] });
});

test('is none of several, and looked for again', async () => {
  const answers = { organizations: { list: { organizations: [first, { id: 4, name: 'Elsewhere' }] } } };
  expect((await found({}, answers)).both).toEqual([undefined, undefined]);
});

test('is looked for again after a refusal', async () => {
  const make = recordingMake({ teams: { get: failing('make_forbidden') } });
  const organization = organizationFinder({ teamId: 5 });
  await expect(organization({ make, signal })).rejects.toMatchObject({ code: 'make_forbidden' });
  await expect(organization({ make, signal })).rejects.toMatchObject({ code: 'make_forbidden' });
});
