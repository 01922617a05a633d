import type { PrincipalId } from '@makegate/auth';

/** How many sessions each principal has here, those that are just being opened included. */
export interface SessionShares {
  of(principal: PrincipalId): number;
  take(principal: PrincipalId): void;
  giveBack(principal: PrincipalId): void;
}

export function sessionShares(): SessionShares {
  const shares = new Map<string, number>();
  const of = (principal: PrincipalId): number => shares.get(textOf(principal)) ?? 0;
  return {
    of,
    take: (principal) => void shares.set(textOf(principal), of(principal) + 1),
    giveBack(principal) {
      const left = of(principal) - 1;
      if (left > 0) shares.set(textOf(principal), left);
      else shares.delete(textOf(principal));
    },
  };
}

export const sameId = (one: PrincipalId, other: PrincipalId): boolean =>
  one.tenant === other.tenant && one.id === other.id;

const textOf = ({ tenant, id }: PrincipalId): string => JSON.stringify([tenant, id]);
