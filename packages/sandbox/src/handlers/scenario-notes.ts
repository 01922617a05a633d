import type { scenarioNotes } from '@makegate/client/endpoints/scenario-notes';
import { scenarioOf } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import type { ScenarioNoteRow } from '../state/scenario-side-rows.js';

export const scenarioNotesHandlers: Handlers<typeof scenarioNotes> = {
  list: (call) => {
    const { id } = scenarioOf(call, call.args.scenarioId);
    return { notes: [...call.state.scenarioNotes.of('scenarioId', id)].map(columns) };
  },
  create: (call) => {
    const { id: scenarioId } = scenarioOf(call, call.args.scenarioId);
    const { content = '', moduleIds = [], isFilterNote = false, metadata = {} } = call.args;
    const id = call.state.nextId();
    const note = { id, scenarioId, content, moduleIds, isFilterNote, metadata };
    return { note: columns(call.state.scenarioNotes.add(note)) };
  },
  get: (call) => ({ note: columns(noteOf(call)) }),
  update: (call) => {
    const row = noteOf(call);
    const { content = row.content, moduleIds = row.moduleIds } = call.args;
    const { isFilterNote = row.isFilterNote, metadata = row.metadata } = call.args;
    return { note: columns(call.state.scenarioNotes.change(row, { content, moduleIds, isFilterNote, metadata })) };
  },
  delete: (call) => {
    const { id } = noteOf(call);
    call.state.scenarioNotes.delete(id);
    return { note: id };
  },
};

type NoteCall = Caller & { readonly args: { readonly scenarioId: number; readonly noteId: number } };

function noteOf(call: NoteCall): ScenarioNoteRow {
  const { id } = scenarioOf(call, call.args.scenarioId);
  const row = call.state.scenarioNotes.get(call.args.noteId);
  if (row?.scenarioId !== id) throw notFound('Note', call.args.noteId);
  return row;
}

const columns = (row: ScenarioNoteRow) => ({ ...row, moduleIds: [...row.moduleIds] });
