import type { CredentialDescription, PrincipalId } from '@makegate/auth';
import { CredentialMissingError, CredentialMovedError } from './credential-errors.js';

/** What tools were made for, and who hears that something else is stored now. */
export interface CredentialWatchOptions {
  readonly principal: PrincipalId;
  /** The credential that everything was made for. */
  readonly found: CredentialDescription | undefined;
  /** Another token of the same kind, for the same zone and place, is used from now on. Resolves when it is known what it may do. */
  readonly onRenewed: () => Promise<void>;
  /** The credential leads elsewhere, or has come to be. */
  readonly onMoved: () => void;
}

/** Compares what is stored with what tools were made for. */
export interface CredentialWatch {
  /** Throws `credential_missing` or `credential_moved` when these tools cannot work with it. */
  compare(current: CredentialDescription | undefined): void;
  /** Resolves when it is known what the credential seen last may do. */
  known(): Promise<void>;
  /** Names the credential that was seen last. */
  seen(): string;
}

export function credentialWatch({ principal, found, onRenewed, onMoved }: CredentialWatchOptions): CredentialWatch {
  const home = homeOf(found);
  let generation = found?.generation;
  let renewed: Promise<void> = Promise.resolve();
  return {
    compare(current) {
      if (current === undefined) throw new CredentialMissingError(principal);
      if (homeOf(current) !== home) {
        onMoved();
        throw new CredentialMovedError();
      }
      if (current.generation === generation) return;
      generation = current.generation;
      renewed = onRenewed();
    },
    known: () => renewed,
    seen: () => `${home} ${generation}`,
  };
}

/** Where it leads, and how: tools that were made for one do not serve another. */
const homeOf = (credential: CredentialDescription | undefined): string =>
  JSON.stringify([credential?.zone, credential?.kind, credential?.teamId, credential?.organizationId]);
