import type { ServiceKey } from '../keys/service-key.js';
import type { SecretEntry } from '../secrets/secret-entries.js';

/** Everything that the file holds, as the rules of the stores want it. */
export interface State {
  readonly keys: Map<string, ServiceKey>;
  readonly secrets: Map<string, SecretEntry>;
  readonly dataKeys: Map<string, string>;
}

/** To be changed without changing the original; what is in the maps is never changed itself. */
export const copyOf = ({ keys, secrets, dataKeys }: State): State => ({
  keys: new Map(keys),
  secrets: new Map(secrets),
  dataKeys: new Map(dataKeys),
});

export const emptyState = (): State => ({ keys: new Map(), secrets: new Map(), dataKeys: new Map() });
