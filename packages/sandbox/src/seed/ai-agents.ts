import type { State } from '../state/state.js';
import type { Places } from './building-blocks.js';

/** An agent of each team. */
export function addAiAgents(state: State, { teamId, otherTeamId }: Places): void {
  add(state, teamId, 'Order desk', 'You answer questions about orders.');
  add(state, otherTeamId, 'Copy editor', 'You shorten texts.');
}

function add(state: State, teamId: number, name: string, systemPrompt: string): void {
  const settings = { defaultModel: 'large', llmConfig: {}, invocationConfig: {}, scenarios: [] };
  state.aiAgents.add({ id: state.nextUuid(), teamId, name, systemPrompt, ...settings });
}
