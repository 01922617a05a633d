import type { Credential, Principal } from '@makegate/auth';
import type { Surface } from '@makegate/tools';
import { findCredential } from './find-credential.js';
import { openUpstream } from './upstream.js';
import type { Upstream } from './upstream.js';
import type { WorkspaceParts } from './workspace-parts.js';

/** What is kept for one principal with one set of scopes, shared by all of their sessions here. */
export interface Workspace {
  /** Stays the same when the credential leads elsewhere: then other tools stand behind it. */
  readonly surface: Surface;
  /** A list that waits for it is complete, unless Make is slow. Never rejects. */
  readonly ready: Promise<unknown>;
  close(): void;
}

/** Longer than this a first `tools/list` does not wait for Make; what comes later is announced. */
const firstListMs = 4_000;

/** Rejects with `store_unavailable` when nobody can tell whether there is a credential. */
export async function openWorkspace(principal: Principal, parts: WorkspaceParts): Promise<Workspace> {
  const listening = new Map<() => void, () => void>();
  let moving: Promise<void> | undefined;
  let closed = false;

  const openFor = (found: Credential | undefined): Upstream =>
    openUpstream({ ...parts, principal, found, onMoved: () => void move().catch(parts.onCredentialsFailed) });
  const take = (next: Upstream): void => {
    upstream.close();
    upstream = next;
    if (closed) return next.close();
    for (const [listener, stop] of listening) {
      stop();
      listening.set(listener, upstream.surface.onChange(listener));
      listener();
    }
  };
  const follow = async (): Promise<void> => {
    const found = await findCredential(parts.credentials, principal);
    if (found || upstream.hasCredential) take(openFor(found));
  };
  /** Those who find out at the same time move once. */
  const move = (): Promise<void> => {
    moving ??= follow().finally(() => (moving = undefined));
    return moving;
  };

  let upstream = openFor(await findCredential(parts.credentials, principal));
  const surface: Surface = {
    list: () => upstream.surface.list(),
    async call(...call) {
      // Somebody may have stored one since. What cannot be looked up is found out again, and said, by the call itself.
      if (!upstream.hasCredential) await move().catch(() => undefined);
      return upstream.surface.call(...call);
    },
    refusalOf: (...call) => upstream.surface.refusalOf(...call),
    get access() {
      return upstream.surface.access;
    },
    learnScopes: (scopes) => upstream.surface.learnScopes(scopes),
    onChange(listener) {
      // Its own function, so that a listener added twice is called twice and removed once.
      const entry = (): void => listener();
      listening.set(entry, upstream.surface.onChange(entry));
      return () => {
        listening.get(entry)?.();
        listening.delete(entry);
      };
    },
  };
  return {
    surface,
    ready: Promise.race([upstream.ready, new Promise((resolve) => setTimeout(resolve, firstListMs).unref())]),
    close() {
      closed = true;
      upstream.close();
    },
  };
}
