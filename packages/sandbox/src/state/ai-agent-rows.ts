import type { Json } from './rows.js';

export interface AiAgentRow {
  /** A UUID. */
  readonly id: string;
  readonly teamId: number;
  readonly name: string;
  readonly systemPrompt: string;
  readonly defaultModel: string;
  readonly llmConfig: Json;
  readonly invocationConfig: Json;
  readonly scenarios: readonly Json[];
}

/** A conversation with an agent. */
export interface AiAgentThreadRow {
  readonly id: string;
  readonly aiAgentId: string;
  /** What was said to the agent, oldest first. */
  readonly messages: readonly Json[];
}
