import type { ArgumentsOf, Endpoint } from '@makegate/client';
import type { z } from 'zod';
import type { Runs } from './runs/runs.js';
import type { TokenRow } from './state/people-rows.js';
import type { State } from './state/state.js';

/** One request that has passed authentication, scopes and validation. */
export interface Call<Args> {
  /** Path parameters, query and body together, decoded: blueprints are objects here, not JSON text. */
  readonly args: Args;
  readonly endpoint: Pick<Endpoint, 'id' | 'scopes'>;
  readonly token: TokenRow;
  readonly state: State;
  readonly runs: Runs;
  /** Where this zone is reached, without a path: `http://127.0.0.1:PORT`. */
  readonly url: string;
}

/** What a handler needs of a call to tell what the caller may see. */
export type Caller = Pick<Call<unknown>, 'state' | 'token' | 'endpoint'>;

/** How the sandbox answers one endpoint: the reply as it goes over the wire. It throws a `Refusal` for everything else. */
export type Handler<E extends Endpoint> = (
  call: Call<ArgumentsOf<E>>,
) => z.input<E['reply']> | Promise<z.input<E['reply']>>;

/** One handler per endpoint of a group. A missing or misshapen one does not compile. */
export type Handlers<Group extends Readonly<Record<string, Endpoint>>> = {
  readonly [Name in keyof Group]: Handler<Group[Name]>;
};
