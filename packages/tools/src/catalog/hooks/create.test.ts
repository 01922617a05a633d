import { contextOver } from '../../../test/tool-context.js';
import { hooksCreate } from './create.js';

const answers = { hooks: { create: { hook: { id: 3, name: 'Orders', url: 'https://hook.eu1.make.com/abc' } } } };

test('makes a webhook with the three switches that Make asks for, and shows its address', async () => {
  const context = contextOver(answers);
  const answer = await hooksCreate.run(hooksCreate.inputType.parse({ name: 'Orders', headers: true }), context);
  expect(answer).toEqual({ id: 3, name: 'Orders', url: 'https://hook.eu1.make.com/abc' });
  expect(context.make.calls).toEqual([
    [
      'hooks.create',
      {
        hook: {
          teamId: 5,
          name: 'Orders',
          typeName: 'gateway-webhook',
          method: false,
          headers: true,
          stringify: false,
        },
      },
    ],
  ]);
});

test('passes the settings of an app hook on, without those of a webhook', async () => {
  const context = contextOver(answers);
  const args = hooksCreate.inputType.parse({
    name: 'Form',
    typeName: 'typeform',
    settings: { __IMTCONN__: 44, formId: 'f' },
  });
  await hooksCreate.run(args, context);
  expect(context.make.calls[0]?.[1]).toEqual({
    hook: { __IMTCONN__: 44, formId: 'f', teamId: 5, name: 'Form', typeName: 'typeform' },
  });
});

test('settings cannot change the team', async () => {
  const context = contextOver(answers);
  await hooksCreate.run(hooksCreate.inputType.parse({ name: 'Orders', settings: { teamId: 99 } }), context);
  expect(context.make.calls[0]?.[1]).toMatchObject({ hook: { teamId: 5 } });
});
