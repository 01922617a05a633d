import { isLicensed, requireLicensed } from './license.js';

const organization = { license: { apiLimit: 60, customFunctions: true, auditLogsDays: 0, analyticsAccess: false } };

test.each([
  ['customFunctions', true],
  ['apiLimit', true],
  ['auditLogsDays', false],
  ['analyticsAccess', false],
  ['constructor', false],
])('%s is licensed: %s', (field, expected) => {
  expect(isLicensed(organization, field)).toBe(expected);
});

test('what is not licensed has to be paid for', () => {
  expect(() => requireLicensed(organization, 'customFunctions')).not.toThrow();
  expect(() => requireLicensed(organization, 'auditLogsDays')).toThrow(
    expect.objectContaining({ status: 402, body: expect.objectContaining({ code: 'SC402' }) }),
  );
});
