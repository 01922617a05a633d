import { enumKinds } from '../../enums/enum-kinds.js';
import { contextOver } from '../../../test/tool-context.js';
import { enumsList } from './list.js';

const countries = [
  { id: 1, name: 'Czechia', code: 'CZE' },
  { id: 2, name: 'Germany', code: 'DEU' },
  { id: 3, name: 'France', code: 'FRA' },
];

test('pages through a list', async () => {
  const context = contextOver({ enums: { countries: { countries } } });
  expect(await enumsList.run({ kind: 'countries', limit: 2, offset: 0 }, context)).toEqual({
    rows: countries.slice(0, 2),
    nextOffset: 2,
  });
});

test('finds rows by a text in any case', async () => {
  const context = contextOver({ enums: { countries: { countries } } });
  const args = { kind: 'countries', contains: 'deu', limit: 20, offset: 0 } as const;
  expect(await enumsList.run(args, context)).toEqual({ rows: [countries[1]] });
});

test('reads every kind from a list of its own', async () => {
  const context = contextOver({
    enums: {
      userApiTokenScopes: { userApiTokenScopes: [{ name: 'apiTokenScopes' }] },
      countries: { countries: [{ id: 1, name: 'countries' }] },
      languages: { languages: [{ name: 'languages' }] },
      locales: { locales: [{ name: 'locales' }] },
      imtRegions: { imtRegions: [{ id: 1, name: 'regions' }] },
      timezones: { timezones: [{ id: 1, name: 'timezones' }] },
      variableTypes: { variableTypes: [{ name: 'variableTypes' }] },
      imtZones: { imtZones: [{ id: 1, name: 'zones' }] },
    },
  });
  for (const kind of Object.keys(enumKinds)) {
    const { rows } = await enumsList.run(enumsList.inputType.parse({ kind }), context);
    expect(rows).toEqual([expect.objectContaining({ name: kind })]);
  }
  expect(context.make.calls).toHaveLength(enumsList.uses.length);
});
