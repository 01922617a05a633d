import { textOf, type HookConfig } from '../hooks/hook-config.js';

/**
 * Sentences about hooks with one secret: a delivery is signed for nobody in particular, so one that was made for the first is
 * genuine at the second, too. Only HTTP Message Signatures cover the address.
 */
export function sharedSecrets(hooks: readonly HookConfig[]): readonly string[] {
  return hooks.flatMap((hook, at) =>
    hooks
      .slice(at + 1)
      .filter((other) => share(hook, other))
      .map(
        (other) => `has one secret at ${hook.name} and ${other.name}, so what is signed for one is genuine at both.`,
      ),
  );
}

function share(one: HookConfig, other: HookConfig): boolean {
  if (one.scheme.kind !== 'signed' || other.scheme.kind !== 'signed') return false;
  if (one.scheme.signatureHeader !== other.scheme.signatureHeader) return false;
  const known = new Set(one.secrets().map(textOf));
  return other.secrets().some((secret) => known.has(textOf(secret)));
}
