import type { Endpoint } from '@makegate/client';
import type { Caller } from './call.js';
import { isLicensed } from './license.js';
import { placeOf } from './place-of.js';

/**
 * Notices what a call changes: asked before it is carried out, as afterwards the thing may be gone, it gives the function that
 * writes the change down. Plans that keep no audit log have nothing written.
 */
export function changeNoticed(caller: Caller, endpoint: Endpoint, args: object): () => void {
  const { state, token } = caller;
  const place = endpoint.effect === 'read' ? undefined : placeOf(state, args);
  const organization = place && state.organizations.get(place.organizationId);
  if (!place || !organization || !isLicensed(organization, 'auditLogsDays')) return () => undefined;
  const named = Object.entries(args).filter(([name]) => isNamed(endpoint, name));
  const [targetId] = Object.keys(endpoint.params ?? {}).map((name) => String(Reflect.get(args, name)));
  return () => {
    // The change may have been the end of the organization, and of its log.
    if (!state.organizations.has(place.organizationId)) return;
    state.auditLogs.add({
      uuid: state.nextUuid(),
      organizationId: place.organizationId,
      changedTeamId: place.teamId ?? null,
      eventName: endpoint.id,
      actorId: token.userId,
      targetId: targetId ?? null,
      triggeredAtMs: state.timestamp(),
      details: Object.fromEntries(named),
    });
  };
}

/** By path and query: these hold ids and switches, and no secrets. */
const isNamed = ({ params = {}, query = {} }: Endpoint, name: string): boolean =>
  Object.hasOwn(params, name) || Object.hasOwn(query, name);
