import { id, json, jsons, rowSchema, text } from './columns.js';
import type { AiAgentRow, AiAgentThreadRow } from '../ai-agent-rows.js';

export const aiAgents = rowSchema<AiAgentRow>({
  id: text,
  teamId: id,
  name: text,
  systemPrompt: text,
  defaultModel: text,
  llmConfig: json,
  invocationConfig: json,
  scenarios: jsons,
});

export const aiAgentThreads = rowSchema<AiAgentThreadRow>({
  id: text,
  aiAgentId: text,
  messages: jsons,
});
