import type { HookRow, Json } from '../state/rows.js';
import type { State } from '../state/state.js';
import { fieldsLearnedFrom } from './learned-structure.js';

/** A learning hook takes its data structure from a delivery and learns no more. The structure it had gets the new fields. */
export function learnFrom(state: State, hook: HookRow, bundle: Json): void {
  if (!hook.learning) return;
  const spec = fieldsLearnedFrom(bundle);
  const known = state.dataStructures.get(Number(hook.data['udt']));
  const { id } =
    known?.teamId === hook.teamId
      ? state.dataStructures.change(known, { spec })
      : state.dataStructures.add({ id: state.nextId(), teamId: hook.teamId, name: hook.name, strict: false, spec });
  state.hooks.change(hook, { learning: false, data: { ...hook.data, udt: id } });
}
