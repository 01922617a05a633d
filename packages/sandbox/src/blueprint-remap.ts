import { referenceKind } from './blueprint-modules.js';
import type { ReferenceKind } from './blueprint-modules.js';
import type { Blueprint, Json } from './state/rows.js';

/** Old ids with the ids that take their place, kind by kind, as Make's clone takes them. */
export interface IdMaps {
  readonly account?: Json | undefined;
  readonly key?: Json | undefined;
  readonly hook?: Json | undefined;
  readonly device?: Json | undefined;
  readonly udt?: Json | undefined;
  readonly datastore?: Json | undefined;
}

/** The blueprint with the ids of the maps put in place of the old ones. */
export function remapped(blueprint: Blueprint, maps: IdMaps): Blueprint {
  const byKind: Readonly<Record<ReferenceKind, Json | undefined>> = {
    Connection: maps.account,
    Key: maps.key,
    Hook: maps.hook,
    Device: maps.device,
    'Data store': maps.datastore,
    'Data structure': maps.udt,
  };
  const place = (name: string, value: unknown): unknown => {
    const kind = referenceKind(name);
    if (kind === undefined || typeof value !== 'number') return value;
    return byKind[kind]?.[String(value)] ?? value;
  };
  const copy: Blueprint = JSON.parse(JSON.stringify(blueprint), place);
  return copy;
}
