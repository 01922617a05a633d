import type { Make } from '@makehq/sdk';
import { startSandbox } from '../../src/index.js';
import type { Sandbox } from '../../src/index.js';
import { fullLicense } from '../full-license.js';
import { clientWith } from '../open-zone.js';
import { sdkOf } from './sdk-zone.js';

let zone: Sandbox;
let make: Make;

beforeEach(async () => {
  zone = await startSandbox({ license: fullLicense });
  make = sdkOf(zone, zone.apiToken);
});

afterEach(() => zone.close());

test('a private space is listed, limited, and looks to everybody else like none', async () => {
  const { organizationId, people } = zone;
  // Make sets private spaces up by itself, so its SDK does not.
  const own = clientWith(zone, zone.apiToken).privateSpaces;
  const { id } = (await own.create({ organizationId, userId: people.owner })).privateSpace;
  await make.privateSpaces.update(id, { operationsLimit: 700 });
  await expect(make.privateSpaces.get(id)).resolves.toMatchObject({ operationsLimit: 700 });
  expect((await make.privateSpaces.list(organizationId)).map((row) => row.id)).toEqual([id]);
  const member = sdkOf(zone, zone.createToken({ scopes: ['private-spaces:read'], user: people.member }));
  await expect(member.privateSpaces.get(id)).rejects.toMatchObject({ statusCode: 404 });
});

test('an organization has one structure of properties, and no second one', async () => {
  const sketch = { associatedType: 'scenario', belongerType: 'organization', belongerId: zone.organizationId } as const;
  expect(await make.customPropertyStructures.list(zone.organizationId)).toHaveLength(1);
  await expect(make.customPropertyStructures.create(sketch)).rejects.toMatchObject({ statusCode: 400 });
});
