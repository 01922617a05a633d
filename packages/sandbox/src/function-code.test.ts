import { readFunctionCode } from './function-code.js';

test.each([
  ['function tax(net) { return net * 0.21; }', 'tax', '(net)'],
  ['// Prague\nfunction now() { return Date.now(); }\n', 'now', '()'],
  ['function pick({ a = (1) }, ...rest) { return a; }', 'pick', '({ a = (1) }, ...rest)'],
])('%s is the function %s', (code, name, args) => {
  expect(readFunctionCode(code)).toEqual({ ok: true, name, args });
});

test.each([
  ['', 'one function'],
  ['const tax = 1;', 'one function'],
  ['function a() {} function b() {}', 'one function'],
  ['function tax( {', 'SyntaxError'],
  ['function delete() {}', 'SyntaxError'],
  ['process.exit(1)', 'one function'],
])('%s will not do', (code, reason) => {
  expect(readFunctionCode(code)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
});
