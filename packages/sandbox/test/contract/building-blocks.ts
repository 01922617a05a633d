import { called, scenarioId } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { gains, holds, loses } from './expectations.js';
import type { Args, RowArgs, RowCall, WriteRow } from './write-row.js';

/** What was prepared under these names, and what is known beforehand. */
const pick =
  (names: readonly string[], more: Args = {}): RowArgs =>
  (_, prepared) => ({ ...Object.fromEntries(names.map((name) => [name, prepared[name]])), ...more });
const inTeam =
  (more: Args = {}): RowArgs =>
  ({ zone }, prepared) => ({ ...prepared, ...more, teamId: zone.teamId });
const ofOtherTeam = (endpoint: string): RowCall => ({
  endpoint,
  args: ({ zone }) => ({ teamId: zone.otherTeamId }),
});

async function template({ make, zone }: OpenZone): Promise<Args> {
  const { templates } = await make.templates.list({ teamId: zone.teamId });
  const { id: templateId } = called(templates, 'Remind of open invoices');
  return { templateId };
}

async function publishedTemplate({ make, zone }: OpenZone): Promise<Args> {
  const { templates } = await make.templates.list({ teamId: zone.teamId });
  const { id: templateId } = called(templates, 'Remind of open invoices');
  const { templatePublic } = await make.templates.publish({ templateId });
  return { templateId, templatePublicId: templatePublic.id, templateUrl: templatePublic.url };
}

async function share(open: OpenZone): Promise<Args> {
  const id = await scenarioId(open, 'Charge invoice');
  const [first] = (await open.make.sharedScenarios.listOfScenario({ scenarioId: id })).scenariosShared;
  return { scenarioId: id, sharedScenarioId: first?.id };
}

async function note(open: OpenZone): Promise<Args> {
  const id = await scenarioId(open, 'Charge invoice');
  const [first] = (await open.make.scenarioNotes.list({ scenarioId: id })).notes;
  return { scenarioId: id, noteId: first?.id };
}

const module = { module: 'http:ActionSendData' };
const toolSketch = { name: 'Ask the depot', description: 'Asks.', module };

async function tool({ make, zone }: OpenZone): Promise<Args> {
  const { tool: made } = await make.scenarioTools.create({ teamId: zone.teamId, ...toolSketch });
  return { scenarioId: made.id };
}

async function customFunction({ make, zone }: OpenZone): Promise<Args> {
  const { functions } = await make.functions.list({ teamId: zone.teamId });
  return { functionId: called(functions, 'netPrice').id };
}

async function agent({ make, zone }: OpenZone): Promise<Args> {
  const { agents } = await make.aiAgents.list({ teamId: zone.teamId });
  return { agentId: called(agents, 'Order desk').id };
}

async function keeper({ make, zone }: OpenZone): Promise<Args> {
  const { organizationId } = zone;
  const [structure] = (await make.customProperties.listStructures({ organizationId })).customPropertyStructures;
  const customPropertyStructureId = structure?.id ?? 0;
  const { customPropertyStructureItems } = await make.customProperties.listItems({ customPropertyStructureId });
  const item = called(customPropertyStructureItems, 'keeper');
  return { customPropertyStructureId, customPropertyStructureItemId: item.id };
}

const scenario = (name: string) => async (open: OpenZone) => ({ scenarioId: await scenarioId(open, name) });
const filledIn = scenario('Charge invoice');
const notFilledIn = scenario('Quote shipping cost');

const content = {
  language: 'en',
  blueprint: { name: 'Ping a server', flow: [{ id: 1, ...module }], metadata: {} },
  scheduling: { type: 'on-demand' },
  controller: {},
};
const templateRead: RowCall = { endpoint: 'templates.get', args: pick(['templateId']) };
const publicRead: RowCall = { endpoint: 'templates.getPublic', args: pick(['templateUrl', 'templatePublicId']) };
const templatesOfTeam: RowCall = { endpoint: 'templates.list', args: ({ zone }) => ({ teamId: zone.teamId }) };

const templateWrites: readonly WriteRow[] = [
  {
    write: 'templates.create',
    args: inTeam(content),
    read: templatesOfTeam,
    changes: gains('templates', { name: 'Ping a server', public: false }),
    untouched: ofOtherTeam('templates.list'),
  },
  {
    write: 'templates.update',
    prepare: template,
    args: pick(['templateId'], { description: 'Another.' }),
    read: templateRead,
    changes: holds({ template: { description: 'Another.' } }),
    untouched: ofOtherTeam('templates.list'),
  },
  {
    write: 'templates.delete',
    prepare: template,
    args: pick(['templateId']),
    read: templatesOfTeam,
    changes: loses('templates', 'Remind of open invoices'),
    untouched: ofOtherTeam('templates.list'),
  },
  {
    write: 'templates.publish',
    prepare: template,
    args: pick(['templateId']),
    read: templateRead,
    changes: holds({ template: { public: true } }),
    untouched: ofOtherTeam('templates.list'),
  },
  {
    write: 'templates.requestApproval',
    prepare: publishedTemplate,
    args: pick(['templateId', 'templatePublicId']),
    read: publicRead,
    changes: holds({ templatePublic: { requestedApproval: expect.any(String) } }),
    untouched: ofOtherTeam('templates.list'),
  },
];

const oneShare: RowCall = { endpoint: 'sharedScenarios.get', args: pick(['scenarioId', 'sharedScenarioId']) };
const shares: RowCall = { endpoint: 'sharedScenarios.listOfScenario', args: pick(['scenarioId']) };
const notes: RowCall = { endpoint: 'scenarioNotes.list', args: pick(['scenarioId']) };
const tools: RowCall = { endpoint: 'scenarios.list', args: ({ zone }) => ({ teamId: zone.teamId, type: 'tool' }) };
const oneTool: RowCall = { endpoint: 'scenarioTools.get', args: pick(['scenarioId']) };

const scenarioWrites: readonly WriteRow[] = [
  {
    write: 'sharedScenarios.create',
    prepare: share,
    args: pick(['scenarioId'], { title: 'Once more' }),
    read: shares,
    changes: gains('scenariosShared', { title: 'Once more', isEnabled: false }),
    untouched: ofOtherTeam('sharedScenarios.list'),
  },
  {
    write: 'sharedScenarios.update',
    prepare: share,
    args: pick(['scenarioId', 'sharedScenarioId'], { isEnabled: false }),
    read: oneShare,
    changes: holds({ scenarioShared: { isEnabled: false } }),
    untouched: ofOtherTeam('sharedScenarios.list'),
  },
  {
    write: 'sharedScenarios.delete',
    prepare: share,
    args: pick(['scenarioId', 'sharedScenarioId']),
    read: shares,
    changes: (_, after) => expect(after).toEqual({ scenariosShared: [] }),
    untouched: ofOtherTeam('sharedScenarios.list'),
  },
  {
    write: 'scenarioNotes.create',
    prepare: note,
    args: pick(['scenarioId'], { content: 'Once more' }),
    read: notes,
    changes: gains('notes', { content: 'Once more' }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'scenarioNotes.update',
    prepare: note,
    args: pick(['scenarioId', 'noteId'], { content: 'Another' }),
    read: { endpoint: 'scenarioNotes.get', args: pick(['scenarioId', 'noteId']) },
    changes: holds({ note: { content: 'Another' } }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'scenarioNotes.delete',
    prepare: note,
    args: pick(['scenarioId', 'noteId']),
    read: notes,
    changes: (_, after) => expect(after).toEqual({ notes: [] }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'scenarioTools.create',
    args: inTeam(toolSketch),
    read: tools,
    changes: gains('scenarios', { name: 'Ask the depot', type: 'tool' }),
    untouched: ofOtherTeam('scenarioTools.listForAgents'),
  },
  {
    write: 'scenarioTools.update',
    prepare: tool,
    args: pick(['scenarioId'], { name: 'Ask the warehouse' }),
    read: oneTool,
    changes: holds({ tool: { name: 'Ask the warehouse' } }),
    untouched: ofOtherTeam('scenarioTools.listForAgents'),
  },
];

const functionsOfTeam: RowCall = { endpoint: 'functions.list', args: ({ zone }) => ({ teamId: zone.teamId }) };
const agentsOfTeam: RowCall = { endpoint: 'aiAgents.list', args: ({ zone }) => ({ teamId: zone.teamId }) };

const functionAndAgentWrites: readonly WriteRow[] = [
  {
    write: 'functions.create',
    args: inTeam({ name: 'one', description: '', code: 'function one() { return 1; }' }),
    read: functionsOfTeam,
    changes: gains('functions', { name: 'one', args: '()' }),
    untouched: ofOtherTeam('functions.list'),
  },
  {
    write: 'functions.update',
    prepare: customFunction,
    args: pick(['functionId'], { code: 'function netPrice(gross) { return gross; }' }),
    read: { endpoint: 'functions.history', args: inTeam() },
    changes: gains('functionHistory', { previousCode: expect.stringContaining('rate / 100') }),
    untouched: ofOtherTeam('functions.list'),
  },
  {
    write: 'functions.delete',
    prepare: customFunction,
    args: pick(['functionId']),
    read: functionsOfTeam,
    changes: loses('functions', 'netPrice'),
    untouched: ofOtherTeam('functions.list'),
  },
  {
    write: 'aiAgents.create',
    args: inTeam({ name: 'Porter' }),
    read: agentsOfTeam,
    changes: gains('agents', { name: 'Porter' }),
    untouched: ofOtherTeam('aiAgents.list'),
  },
  {
    write: 'aiAgents.update',
    prepare: agent,
    args: inTeam({ systemPrompt: 'Be brief.' }),
    read: { endpoint: 'aiAgents.get', args: inTeam() },
    changes: holds({ agent: { systemPrompt: 'Be brief.' } }),
    untouched: ofOtherTeam('aiAgents.list'),
  },
  {
    write: 'aiAgents.delete',
    prepare: agent,
    args: inTeam(),
    read: agentsOfTeam,
    changes: loses('agents', 'Order desk'),
    untouched: ofOtherTeam('aiAgents.list'),
  },
];

const structures: RowCall = {
  endpoint: 'customProperties.listStructures',
  args: ({ zone }) => ({ organizationId: zone.otherOrganizationId }),
};
const items: RowCall = { endpoint: 'customProperties.listItems', args: pick(['customPropertyStructureId']) };
const values: RowCall = { endpoint: 'customProperties.getValues', args: pick(['scenarioId']) };
const anItem = { name: 'area', label: 'Area', type: 'shortText' };

const propertyWrites: readonly WriteRow[] = [
  {
    write: 'customProperties.createStructure',
    as: 'outsider',
    args: ({ zone }) => ({
      associatedType: 'scenario',
      belongerType: 'organization',
      belongerId: zone.otherOrganizationId,
    }),
    read: structures,
    changes: gains('customPropertyStructures', {
      belongers: [expect.objectContaining({ belongerType: 'organization' })],
    }),
    untouched: {
      endpoint: 'customProperties.listStructures',
      args: ({ zone }) => ({ organizationId: zone.organizationId }),
    },
  },
  {
    write: 'customProperties.createItem',
    prepare: keeper,
    args: pick(['customPropertyStructureId'], anItem),
    read: items,
    changes: gains('customPropertyStructureItems', { ...anItem, required: false }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'customProperties.updateItem',
    prepare: keeper,
    args: pick(['customPropertyStructureItemId'], { label: 'Looked after by' }),
    read: items,
    changes: holds({ customPropertyStructureItems: [{}, { name: 'keeper', label: 'Looked after by' }, {}] }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'customProperties.deleteItem',
    prepare: keeper,
    args: pick(['customPropertyStructureItemId'], { confirmed: true }),
    read: items,
    changes: loses('customPropertyStructureItems', 'keeper'),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'customProperties.createValues',
    prepare: notFilledIn,
    args: pick(['scenarioId'], { properties: { costCentre: 'Sales' } }),
    read: values,
    changes: holds({ customProperties: { costCentre: 'Sales' } }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'customProperties.replaceValues',
    prepare: filledIn,
    args: pick(['scenarioId'], { properties: { costCentre: 'Warehouse' } }),
    read: values,
    changes: (_, after) => expect(after).toMatchObject({ customProperties: { costCentre: 'Warehouse' } }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'customProperties.updateValues',
    prepare: filledIn,
    args: pick(['scenarioId'], { properties: { keeper: 'Ines' } }),
    read: values,
    changes: holds({ customProperties: { costCentre: 'Sales', keeper: 'Ines' } }),
    untouched: ofOtherTeam('scenarios.list'),
  },
  {
    write: 'customProperties.deleteValues',
    prepare: filledIn,
    args: pick(['scenarioId']),
    read: values,
    changes: (_, after) => expect(after).toMatchObject({ customProperties: {} }),
    untouched: ofOtherTeam('scenarios.list'),
  },
];

/** What each write of what scenarios are built from changes, and that the other team's stays as it is. */
export const buildingBlockWrites: readonly WriteRow[] = [
  ...templateWrites,
  ...scenarioWrites,
  ...functionAndAgentWrites,
  ...propertyWrites,
];
