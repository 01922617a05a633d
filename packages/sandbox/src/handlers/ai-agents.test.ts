import { called, openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

const agentsOf = async (teamId: number) => (await open.make.aiAgents.list({ teamId })).agents;

test('an agent is created, read, changed, listed in its team and deleted without a confirmation', async () => {
  const { aiAgents } = open.make;
  const { teamId, otherTeamId } = open.zone;
  const { agent } = await aiAgents.create({ teamId, name: 'Porter', systemPrompt: 'Be brief.' });
  const path = { teamId, agentId: agent.id };
  await aiAgents.update({ ...path, name: 'Night porter' });
  await expect(aiAgents.get(path)).resolves.toMatchObject({
    agent: { name: 'Night porter', systemPrompt: 'Be brief.', teamId },
  });
  expect((await agentsOf(teamId)).map(({ name }) => name)).toEqual(['Order desk', 'Night porter']);
  expect((await agentsOf(otherTeamId)).map(({ name }) => name)).toEqual(['Copy editor']);
  await aiAgents.delete(path);
  await expect(aiAgents.get(path)).rejects.toMatchObject({ status: 404, makeCode: 'IM304' });
});

test('an agent is found in its own team only', async () => {
  const { id: agentId } = called(await agentsOf(open.zone.teamId), 'Order desk');
  const asked = open.make.aiAgents.get({ teamId: open.zone.otherTeamId, agentId });
  await expect(asked).rejects.toMatchObject({ status: 404 });
});

test('a run answers what it was told, and goes on with a conversation whose thread it is given', async () => {
  const { teamId } = open.zone;
  const { id: agentId } = called(await agentsOf(teamId), 'Order desk');
  const say = (content: string, threadId?: string) =>
    open.make.aiAgents.run({
      teamId,
      agentId,
      messages: [{ role: 'user', content }],
      config: {},
      ...(threadId !== undefined && { threadId }),
    });
  const first = await say('Where is A-1001?');
  expect(first).toMatchObject({ threadId: expect.any(String), response: 'Where is A-1001?' });
  const threadId = String(Reflect.get(Object(first), 'threadId'));
  await expect(say('And A-1002?', threadId)).resolves.toMatchObject({
    threadId,
    response: 'Where is A-1001?\nAnd A-1002?',
  });
  await expect(say('Hello')).resolves.toMatchObject({ response: 'Hello' });
});

test('a conversation belongs to one agent', async () => {
  const { teamId, otherTeamId } = open.zone;
  const message = { messages: [{ role: 'user', content: 'Hello' }], config: {}, threadId: 'front-desk' };
  const { id: agentId } = called(await agentsOf(teamId), 'Order desk');
  const { id: other } = called(await agentsOf(otherTeamId), 'Copy editor');
  await open.make.aiAgents.run({ teamId, agentId, ...message });
  const foreign = open.make.aiAgents.run({ teamId: otherTeamId, agentId: other, ...message });
  await expect(foreign).rejects.toMatchObject({ status: 404 });
});
