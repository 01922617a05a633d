import { endingAfter } from './call-ending.js';
import { callRecorder } from './call-recorder.js';
import { describeFailure } from './failure.js';
import { similarNames } from './similar-names.js';
import type { SurfaceOptions } from './surface.js';
import { ToolElsewhereError, ToolUnknownError } from './tool-errors.js';
import type { RefusedOutcome } from './tool-result.js';

/** A call of a name that no tool has. */
export interface UnknownCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly correlationId: string;
  readonly keyId: string | undefined;
}

/** Says what to do instead, and writes the call down. The name is the caller's invention, so it stands with the arguments. */
export function unknownToolRefuser(
  options: SurfaceOptions,
  names: () => readonly string[],
): (call: UnknownCall) => Promise<RefusedOutcome> {
  const { audit, elsewhere, principal, onInternal = () => {} } = options;
  const record = audit && callRecorder({ audit, principal, onInternal });
  return async ({ name, args, correlationId, keyId }) => {
    const way = elsewhere?.(name);
    const error = way ? new ToolElsewhereError(name, way) : new ToolUnknownError(name, similarNames(name, names()));
    const ending = endingAfter(error.code, { effect: 'read', begun: false });
    await record?.({ ...ending, correlationId, keyId, arguments: { tool: name, arguments: args } });
    return { kind: 'refused', failure: describeFailure(error, onInternal, correlationId) };
  };
}
