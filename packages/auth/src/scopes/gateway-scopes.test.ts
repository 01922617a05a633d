import { gatewayScopes, isGatewayScope, parseGatewayScopes } from './gateway-scopes.js';

test('there are seven scopes and no word for all of them', () => {
  expect(Object.keys(gatewayScopes)).toEqual([
    'make:read',
    'make:run',
    'make:write',
    'make:delete',
    'make:connections',
    'make:apps',
    'make:admin',
  ]);
});

test('scopes are read with spaces or commas between them, each once and in order', () => {
  expect(parseGatewayScopes('make:run, make:read\tmake:run')).toEqual(['make:read', 'make:run']);
});

test('an unknown scope is refused by name, and the message lists those that exist', () => {
  for (const text of ['make:read make:*', 'read', 'MAKE:READ', 'make:read;make:run', 'toString', '__proto__']) {
    expect(() => parseGatewayScopes(text)).toThrow(expect.objectContaining({ code: 'scopes_invalid' }));
  }
  expect(() => parseGatewayScopes('make:all')).toThrow(/"make:all".+make:read make:run/);
});

test('no scope at all is refused', () => {
  expect(() => parseGatewayScopes(' , ')).toThrow(expect.objectContaining({ code: 'scopes_invalid' }));
});

test('names that every object has are no scopes', () => {
  expect(['toString', 'constructor', 'make:read'].filter(isGatewayScope)).toEqual(['make:read']);
});
