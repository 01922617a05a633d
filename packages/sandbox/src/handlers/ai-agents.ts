import type { aiAgents } from '@makegate/client/endpoints/ai-agents';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { notFound } from '../http/refusal.js';
import type { AiAgentRow, AiAgentThreadRow } from '../state/ai-agent-rows.js';
import type { Json } from '../state/rows.js';

export const aiAgentsHandlers: Handlers<typeof aiAgents> = {
  list: (call) => ({ agents: [...rowsOfTeam(call, call.state.aiAgents, call.args.teamId)].map(columns) }),
  create: (call) => {
    const { teamId, name, systemPrompt = '', defaultModel = 'large' } = call.args;
    const { llmConfig = {}, invocationConfig = {}, scenarios = [] } = call.args;
    visibleTeam(call, teamId);
    const settings = { systemPrompt, defaultModel, llmConfig, invocationConfig, scenarios };
    return { agent: columns(call.state.aiAgents.add({ id: call.state.nextUuid(), teamId, name, ...settings })) };
  },
  get: (call) => ({ agent: columns(agentOf(call)) }),
  update: (call) => {
    const row = agentOf(call);
    const { name = row.name, systemPrompt = row.systemPrompt } = call.args;
    return { agent: columns(call.state.aiAgents.change(row, { name, systemPrompt })) };
  },
  delete: (call) => {
    const row = agentOf(call);
    call.state.aiAgents.delete(row.id);
    return { agent: columns(row) };
  },
  // There is no model here: the agent repeats what it has been told in the conversation.
  run: (call) => {
    const { id } = agentOf(call);
    const thread = threadOf(call, id, call.args.threadId ?? call.state.nextUuid());
    const messages = [...thread.messages, ...call.args.messages];
    call.state.aiAgentThreads.change(thread, { messages });
    return { threadId: thread.id, response: messages.map(textOf).join('\n') };
  },
};

type AgentCall = Caller & { readonly args: { readonly teamId: number; readonly agentId: string } };

function agentOf(call: AgentCall): AiAgentRow {
  const { agentId, teamId } = call.args;
  const row = visible(call, call.state.aiAgents, 'AI agent', agentId);
  if (row.teamId !== teamId) throw notFound('AI agent', agentId);
  return row;
}

/** The conversation with this id, which may begin now. */
function threadOf({ state }: Caller, aiAgentId: string, id: string): AiAgentThreadRow {
  const thread = state.aiAgentThreads.get(id) ?? state.aiAgentThreads.add({ id, aiAgentId, messages: [] });
  if (thread.aiAgentId !== aiAgentId) throw notFound('Thread', id);
  return thread;
}

const textOf = ({ content }: Json): string => (typeof content === 'string' ? content : JSON.stringify(content ?? null));

const columns = (row: AiAgentRow) => ({ ...row, scenarios: [...row.scenarios] });
