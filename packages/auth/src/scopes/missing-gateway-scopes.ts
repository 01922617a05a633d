import { areaOf, withoutMakeScope } from './areas.js';
import type { Area } from './areas.js';
import type { GatewayScope } from './gateway-scopes.js';

/** What a tool does and what it asks of Make's token. Every tool of `@makegate/tools` fits. */
export interface ToolNeeds {
  readonly effect: 'read' | 'create' | 'update' | 'delete' | 'run';
  /** Make's own scopes, such as `scenarios:read`. */
  readonly scopes: readonly string[];
}

type Granted = ReadonlySet<GatewayScope>;

/** The one place where a scope implies another: who may change an area may look at it. */
const missingToRead = (area: Area, granted: Granted): readonly GatewayScope[] =>
  granted.has(area.read) || granted.has(area.write) ? [] : [area.read];

function missingToAct(area: Area, effect: ToolNeeds['effect'], granted: Granted): readonly GatewayScope[] {
  if (effect === 'read') return missingToRead(area, granted);
  const needed = effect === 'delete' ? area.delete : [effect === 'run' ? area.run : area.write];
  return needed.filter((scope) => !granted.has(scope));
}

/**
 * The gateway scopes that these lack for a tool, each once; empty when the tool is allowed. A tool that also reads needs
 * the right to read as well, because neither `make:run` nor `make:delete` brings it. What Make's own token allows is a
 * question of its own.
 */
export function missingGatewayScopes(
  granted: Iterable<GatewayScope>,
  { effect, scopes }: ToolNeeds,
): readonly GatewayScope[] {
  const had = new Set(granted);
  const reads = scopes.filter((scope) => scope.endsWith(':read') || scope.endsWith(':view'));
  // Some of Make's writes want a read scope only. What a tool does is said by its effect, never by a scope's name.
  const acts =
    effect === 'read' || reads.length === scopes.length ? scopes : scopes.filter((scope) => !reads.includes(scope));
  const areas = acts.length === 0 ? [withoutMakeScope] : acts.map(areaOf);
  const toAct = areas.flatMap((area) => missingToAct(area, effect, had));
  // What has to be granted anyway may bring the right to read with it.
  const then = new Set([...had, ...toAct]);
  return [...new Set([...toAct, ...reads.flatMap((scope) => missingToRead(areaOf(scope), then))])];
}
