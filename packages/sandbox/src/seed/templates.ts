import { dayMs } from '../day.js';
import type { BlueprintModule } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { TemplateRow } from '../state/template-rows.js';
import type { Places } from './building-blocks.js';
import { module } from './scenario-row.js';

interface TemplateSketch {
  readonly name: string;
  readonly description: string;
  readonly flow: readonly BlueprintModule[];
}

/** A draft and a published template of each team, one of which is approved, and an approved one of the other organization. */
export function addTemplates(state: State, { teamId, otherTeamId, outsiders }: Places): void {
  const approved = new Date(state.now() - 20 * dayMs).toISOString();
  publish(state, addTemplate(state, teamId, orders), { url: 'store-web-orders', usage: 41, approved });
  addTemplate(state, teamId, reminders);
  publish(state, addTemplate(state, otherTeamId, signUps), { url: 'greet-sign-ups', usage: 0, approved: null });
  const studio = state.teams.of('organizationId', outsiders).find(() => true);
  if (!studio) return;
  publish(state, addTemplate(state, studio.id, bookings), { url: 'post-bookings', usage: 73, approved });
}

const orders: TemplateSketch = {
  name: 'Store web orders',
  description: 'Takes in orders by a webhook and keeps each of them once.',
  flow: [module(1, 'gateway:CustomWebHook'), module(2, 'datastore:AddRecord')],
};

const reminders: TemplateSketch = {
  name: 'Remind of open invoices',
  description: 'Writes to customers who are late.',
  flow: [module(1, 'datastore:SearchRecord'), module(2, 'email:ActionSendEmail')],
};

const signUps: TemplateSketch = {
  name: 'Greet sign-ups',
  description: 'Answers a newsletter sign-up by mail.',
  flow: [module(1, 'gateway:CustomWebHook'), module(2, 'email:ActionSendEmail')],
};

const bookings: TemplateSketch = {
  name: 'Post bookings',
  description: 'Passes every booking on to another service.',
  flow: [module(1, 'gateway:CustomWebHook'), module(2, 'http:ActionSendData')],
};

function addTemplate(state: State, teamId: number, { name, description, flow }: TemplateSketch): TemplateRow {
  return state.templates.add({
    id: state.nextId(),
    teamId,
    name,
    description,
    language: 'en',
    blueprint: { name, flow, metadata: { version: 1 } },
    scheduling: { type: 'indefinitely', interval: 900 },
    controller: { name, modules: {}, idSequence: 1 },
  });
}

interface Publication {
  /** Without the id, which comes before it. */
  readonly url: string;
  readonly usage: number;
  readonly approved: string | null;
}

function publish(state: State, template: TemplateRow, { url, usage, approved }: Publication): void {
  const { id: templateId, teamId: _, ...content } = template;
  const id = state.nextId();
  const requestedApproval = approved;
  state.publicTemplates.add({ ...content, id, templateId, url: `${id}-${url}`, usage, requestedApproval, approved });
}
