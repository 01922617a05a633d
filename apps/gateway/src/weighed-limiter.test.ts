import { memoryLimiter } from '@makegate/ratelimit';
import { gatewayPolicies } from './configuration/limits.js';
import { weighedLimiter } from './weighed-limiter.js';

const limiter = weighedLimiter(memoryLimiter(gatewayPolicies));
const policiesFor = async (effect: string, tool?: string) => {
  const decision = await limiter.consume({ effect, tool, principal: 'ana', tenant: 'default', ip: '127.0.0.1' });
  return decision.limits.map(({ policy }) => policy);
};

test('counts each call by the limits that are meant for it', async () => {
  expect(await policiesFor('read', 'scenarios_list')).toEqual(['tenant', 'plain']);
  expect(await policiesFor('run', 'scenarios_run')).toEqual(['tenant', 'plain', 'run']);
  expect(await policiesFor('delete', 'scenarios_delete')).toEqual(['tenant', 'sensitive']);
  expect(await policiesFor('create', 'teams_create')).toEqual(['tenant', 'admin']);
  expect(await policiesFor('delete', 'teams_delete')).toEqual(['tenant', 'sensitive']);
  expect(await policiesFor('sign-in')).toEqual(['sign-in']);
  expect(await policiesFor('request')).toEqual(['requests-of-address', 'requests-of-principal']);
});
