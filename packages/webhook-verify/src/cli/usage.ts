import { namedSchemes } from './named-schemes.js';

/** What `--help` prints. */
export const usage = `Signs a webhook delivery, or says why one is refused.

  makegate-webhook sign   --scheme <name> --secret-file <file> --body <file> [--id <id>] [--at <time>]
  makegate-webhook verify --scheme <name> --secret-file <file> --body <file> --headers <file> [--at <time>]

  --scheme       ${[...namedSchemes.keys()].join(', ')}
                 make-base64, make-hex and make-sha256 sign the body alone (legacyMake, make-body-only)
  --secret-file  one secret on each line; - reads standard input, so that no secret is in the list of processes
  --body         exactly the bytes of the delivery
  --headers      lines of the form "name: value", as curl and proxies print them
  --id           the id to sign, where the scheme signs one
  --at           seconds since the epoch or an ISO date; default now. For a delivery of yesterday: when it came

verify exits with 0 when the delivery is genuine and with 1 when it is refused; a mistake in the call exits with 2.
--version prints the version. Repetitions are not looked for.
`;

/** The call makes no sense; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'usage_invalid';
}
