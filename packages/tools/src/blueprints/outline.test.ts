import { outlineOf } from './outline.js';

test('names every module with its pointer, label and what it is connected to', () => {
  const flow = [
    { id: 1, module: 'gateway:CustomWebHook', parameters: { hook: 1203 }, metadata: { designer: { name: 'Orders' } } },
    { id: 4, module: 'google-sheets:addRow', parameters: { __IMTCONN__: 44 }, mapper: { value: '{{1.total}}' } },
    { id: 5, module: 'datastore:AddRecord', parameters: { datastore: 9 } },
  ];
  expect(outlineOf({ name: 'Intake', flow })).toEqual([
    '/flow/0 1 gateway:CustomWebHook "Orders", hook 1203',
    '/flow/1 4 google-sheets:addRow, connection 44',
    '/flow/2 5 datastore:AddRecord, data store 9',
  ]);
});

test('follows routes, filters and error handlers, however deep they lie', () => {
  const paid = {
    id: 3,
    module: 'http:ActionSendData',
    filter: { name: 'Paid' },
    onerror: [{ id: 9, module: 'builtin:Resume' }],
  };
  const inner = {
    id: 6,
    module: 'builtin:BasicRouter',
    routes: [{ flow: [{ id: 7, module: 'json:ParseJSON', filter: {} }] }],
  };
  const router = { id: 2, module: 'builtin:BasicRouter', routes: [{ flow: [paid] }, { flow: [inner] }] };
  expect(outlineOf({ flow: [router] })).toEqual([
    '/flow/0 2 builtin:BasicRouter',
    '/flow/0/routes/0/flow/0 3 http:ActionSendData, only if "Paid", route 1 of 2',
    '/flow/0/routes/0/flow/0/onerror/0 9 builtin:Resume, on error of 3',
    '/flow/0/routes/1/flow/0 6 builtin:BasicRouter, route 2 of 2',
    '/flow/0/routes/1/flow/0/routes/0/flow/0 7 json:ParseJSON, only if its filter passes, route 1 of 6',
  ]);
});

test('passes over what does not look like a blueprint', () => {
  expect(outlineOf(undefined)).toEqual([]);
  expect(outlineOf({ flow: 'none' })).toEqual([]);
  expect(outlineOf({ flow: [null, 'x', { id: 1, module: 'util:SetVariables', routes: 'x', onerror: {} }] })).toEqual([
    '/flow/2 1 util:SetVariables',
  ]);
});
