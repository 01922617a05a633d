import { setTimeout as delay } from 'node:timers/promises';
import type { CredentialDescription, Principal } from '@makegate/auth';
import type { Surface } from '@makegate/tools';
import { describeCredential } from './find-credential.js';
import { openUpstream } from './upstream.js';
import type { Upstream } from './upstream.js';
import type { WorkspaceParts } from './workspace-parts.js';

/** What is kept for one principal with one set of scopes, shared by all of their sessions here. */
export interface Workspace {
  /** Stays the same when the credential leads elsewhere: then other tools stand behind it. */
  readonly surface: Surface;
  /** A list that waits for it is complete, unless Make is slow. Never rejects. */
  readonly ready: Promise<unknown>;
  /** Sees to it that the tools are those of the credential that is stored now, unless Make is slow. Never rejects. */
  current(): Promise<unknown>;
  close(): void;
}

/** Longer than this a `tools/list` does not wait for Make; what comes later is announced. */
const listMs = 4_000;

async function inTime(ready: Promise<unknown>): Promise<unknown> {
  const late = new AbortController();
  const { signal } = late;
  return Promise.race([ready, delay(listMs, undefined, { signal, ref: false }).catch(() => undefined)]).finally(() =>
    late.abort(),
  );
}

/** Rejects with `store_unavailable` when nobody can tell whether there is a credential. */
export async function openWorkspace(principal: Principal, parts: WorkspaceParts): Promise<Workspace> {
  const listening = new Map<() => void, () => void>();
  let moving: Promise<void> | undefined;
  let closed = false;

  const openFor = (found: CredentialDescription | undefined): Upstream =>
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
    const found = await describeCredential(parts.credentials, principal);
    if (found || upstream.hasCredential) take(openFor(found));
  };
  /** Those who find out at the same time move once. */
  const move = (): Promise<void> => {
    moving ??= follow().finally(() => (moving = undefined));
    return moving;
  };

  const current = async (): Promise<unknown> => {
    if (!upstream.hasCredential) await move().catch(() => undefined);
    // One that leads elsewhere makes the tools move, and the list is theirs when they have.
    await upstream.current().catch(async () => moving);
    return upstream.ready;
  };

  let upstream = openFor(await describeCredential(parts.credentials, principal));
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
    ready: inTime(upstream.ready),
    current: () => inTime(current().catch(() => undefined)),
    close() {
      closed = true;
      upstream.close();
    },
  };
}
