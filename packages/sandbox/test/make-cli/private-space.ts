import { openZone } from '../open-zone.js';
import { fullLicense } from '../full-license.js';
import type { Sandbox } from '../../src/index.js';

/** Gives the zone a private space: Make sets them up by itself, so that its command line has no command for it. */
export async function addPrivateSpace(zone: Sandbox): Promise<number> {
  const { make, zone: plain } = await openZone({ license: fullLicense });
  const { organizationId, people } = plain;
  const { privateSpace } = await make.privateSpaces.create({ organizationId, userId: people.owner });
  zone.importState(plain.exportState());
  await plain.close();
  return privateSpace.id;
}
