import { recordIn, recordText } from './session-record-text.js';

const record = {
  id: 'i',
  owner: 'one',
  principal: { tenant: 't', id: 'ana', scopes: ['make:read' as const] },
  initialize: { capabilities: { elicitation: {} } },
  json: false,
};

test('reads what was written', () => {
  expect(recordIn(recordText(record), 'i', 'one')).toEqual(record);
});

test('does not know what another version or anybody else wrote', () => {
  const { principal, initialize, json } = record;
  const strange = [
    'not JSON',
    'null',
    '{}',
    JSON.stringify({ version: 2, principal, initialize, json }),
    JSON.stringify({ principal, initialize, json }),
    JSON.stringify({ version: 1, principal: { ...principal, scopes: ['make:everything'] }, initialize, json }),
  ];
  expect(strange.map((text) => recordIn(text, 'i', 'one'))).toEqual(strange.map(() => undefined));
});
