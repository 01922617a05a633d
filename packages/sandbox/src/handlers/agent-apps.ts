import { notFound } from '../http/refusal.js';

interface AgentApp {
  readonly name: string;
  readonly label: string;
  readonly inputs: readonly { readonly name: string; readonly label: string; readonly required: boolean }[];
}

/** The apps that an on-premise agent can speak. */
export const agentApps: readonly AgentApp[] = [
  {
    name: 'http-agent',
    label: 'HTTP agent',
    inputs: [
      { name: 'url', label: 'Base URL', required: true },
      { name: 'user', label: 'User name', required: false },
    ],
  },
];

export function agentAppOf(name: string): AgentApp {
  const app = agentApps.find((candidate) => candidate.name === name);
  if (!app) throw notFound('App', name);
  return app;
}
