import * as fc from 'fast-check';
import { redact } from './redact.js';
import { redactionRules } from './redaction-rules.js';

const canary = 'Canary-x1';
const says = (value: unknown) => JSON.stringify(redact(value));
// Put together here, so that no scanner of repositories takes them for real ones.
const join = (...parts: string[]) => parts.join('');
const tokens = {
  'an API token of Make': '0b8c3f0e-6a52-4b1c-9a57-3d1f6a2b9c11',
  'a JWT': join('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0In0', '.dBjftJeZ4CVP-mB92K27uhbUJU1p1r'),
  'a key of the gateway': join('mkgw', '_7_8f14e45fceea167a'),
  'a signing secret': join('whsec', '_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
  'a token of GitHub': join('ghp', '_16C7e42F292c6912E7710c838347Ae178B4a'),
  'a key of AWS': join('AKIA', 'IOSFODNN7EXAMPLE'),
  'a token of Slack': join('xoxb', '-17653672481-19874698323'),
  'a long random text': 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
  'a digest': 'd2c1f0b9a8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3',
};

test.each([
  'authorization',
  'Authorization',
  'proxy-authorization',
  'X-Api-Key',
  'apiKey',
  'API_KEY',
  'token',
  'accessToken',
  'refresh_token',
  'confirmationToken',
  'password',
  'passwd',
  'PassPhrase',
  'clientSecret',
  'secret',
  'cookie',
  'Set-Cookie',
  'credentials',
  'privateKey',
  'signature',
  'sessionId',
  'pwd',
  'auth',
  'jwt',
  'ｐａｓｓｗｏｒｄ',
  'x-make-token',
])('hides whatever stands under the name %p', (name) => {
  for (const value of [canary, 4711, true, null, [canary], { deep: canary }]) {
    expect(redact({ [name]: value, fine: 1 })).toEqual({ [name]: '[redacted]', fine: 1 });
  }
  expect(says({ name, value: canary })).not.toContain(canary);
  expect(says([[name, canary]])).not.toContain(canary);
  expect(says(new Map([[name, canary]]))).not.toContain(canary);
});

test.each(Object.entries(tokens))('hides %s wherever it stands in a text', (_what, token) => {
  for (const text of [token, `before ${token} after`, `"${token}"`, `<${token}>`, `https://a.example/${token}?x=1`]) {
    expect(says({ text })).not.toContain(token);
  }
  expect(says({ [token]: 1 })).not.toContain(token);
});

test.each([
  [`Authorization: Custom ${canary}, and-more`, 'Authorization: [redacted]'],
  [`Bearer ${canary}`, '[redacted]'],
  [`curl -H "Authorization: Token ${canary}" x`, 'curl -H "Authorization: [redacted]" x'],
  [`Cookie: a=b; session=${canary}`, 'Cookie: [redacted]'],
  [`https://a.example/?page=2&access_token=${canary}&x=1`, 'https://a.example/?page=2&access_token=[redacted]&x=1'],
  [`https://ada:${canary}@a.example/x`, 'https://[redacted]@a.example/x'],
  [`https://a.example/callback?code=${canary}&state=ok`, 'https://a.example/callback?code=[redacted]&state=ok'],
  [`password = "two words ${canary}" rest`, 'password = "[redacted]" rest'],
  [`{"a":1,"password":"broken \\" ${canary}`, '{"a":1,"password":"[redacted]'],
  [`text {\\"apiKey\\":\\"${canary}\\",\\"b\\":1}`, 'text {\\"apiKey\\":\\"[redacted]",\\"b\\":1}'],
  [`secret:      ${canary}`, 'secret:      [redacted]'],
  ['https://hook.eu2.make.com/abcdefghijklmnop0123456789', 'https://hook.eu2.make.com/[redacted]'],
  [`-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY----- end`, '[redacted] end'],
  [`-----BEGIN PRIVATE KEY-----\n${canary}`, '[redacted]'],
])('cuts the secret out of %p and leaves the rest', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('looks into JSON inside texts, also inside JSON inside texts', () => {
  const inner = JSON.stringify({ password: canary, city: 'Brno' });
  expect(redact({ body: inner })).toEqual({ body: '{"password":"[redacted]","city":"Brno"}' });
  expect(says({ body: JSON.stringify({ blueprint: inner }) })).not.toContain(canary);
  expect(says({ body: JSON.stringify(inner) })).not.toContain(canary);
  expect(says(JSON.stringify([{ name: 'Authorization', value: canary }]))).not.toContain(canary);
});

test('leaves alone what is no secret', () => {
  const harmless = {
    scenarioId: 925,
    name: 'Sync orders to the token-free shop',
    url: 'https://eu2.make.com/925/scenarios/12/edit?tab=history',
    executionId: 'cc1c49323b344687a324888762206003',
    when: '2026-01-02T03:04:05.678Z',
    mail: 'ada@example.com',
    key: 'customer-17',
    author: 'Ada',
    limits: [1, 2.5, -3],
    nothing: null,
    odd: ['', '{', '[1', '"'],
  };
  expect(redact(harmless)).toEqual(harmless);
});

test('says what cannot be kept, instead of failing', () => {
  const cyclic: { name: string; self?: unknown } = { name: 'x' };
  cyclic.self = [cyclic];
  expect(redact(cyclic)).toEqual({ name: 'x', self: ['[circular]'] });
  const shared = { a: 1 };
  expect(redact([shared, shared])).toEqual([{ a: 1 }, { a: 1 }]);
  const throwing = {
    toJSON() {
      throw new Error(canary);
    },
  };
  expect(redact({ throwing })).toEqual({ throwing: '[unreadable]' });
  expect(redact([new Date(0), Buffer.from(canary), new Set([1n]), Number.NaN, undefined, () => canary])).toEqual([
    '1970-01-01T00:00:00.000Z',
    '[9 bytes]',
    ['1'],
    'NaN',
    null,
    null,
  ]);
  expect(redact(new Error(`token=${canary}`))).toEqual({ name: 'Error', message: 'token=[redacted]' });
  expect(redact(JSON.parse('{"__proto__":{"polluted":true}}'))).toEqual(JSON.parse('{"__proto__":{"polluted":true}}'));
  expect(Reflect.get({}, 'polluted')).toBe(undefined);
});

test('holds texts, lists, objects, depth and the whole to their bounds and says so', () => {
  const rules = { ...redactionRules, maxItems: 2, maxDepth: 3, maxCharacters: 5 };
  expect(redact('abcdefgh', rules)).toBe('abcde… [cut: 8 characters]');
  expect(redact('x'.repeat(161), rules)).toBe('[cut: 161 characters]');
  expect(redact([1, 2, 3], rules)).toEqual([1, 2, '[cut]']);
  expect(redact({ a: 1, b: 2, c: 3 }, rules)).toEqual({ a: 1, b: 2, '[cut]': true });
  expect(redact([[[[1]]]], rules)).toEqual([[['[cut]']]]);
  expect(redact(Array.from({ length: 40 }, () => '漢'.repeat(400)))).toMatch(/^\[cut: \d+ bytes\]$/);
});

test('never lets half a token through where a text is cut', () => {
  const token = tokens['an API token of Make'];
  for (let before = 460; before <= 500; before += 1)
    expect(says(`${'-'.repeat(before)} ${token}`)).not.toContain('0b8c3f');
});

test('takes no more than moments for texts made to be slow', () => {
  const unit = [
    'eyJ',
    'token',
    'token ',
    'password="',
    "secret='",
    '\\',
    'a://',
    '-----BEGIN A-----',
    'hook.',
    '?code=',
    'A1',
    '{',
    '[',
    '"',
  ];
  for (const part of unit) {
    const startMs = performance.now();
    redact(part.repeat(Math.floor(16_000 / part.length)));
    expect(performance.now() - startMs).toBeLessThan(1_000);
  }
});

test('looks at a bounded part of what is sent, however many texts that are slow to look at', () => {
  const slow = 'eyJ'.repeat(5_000);
  const megabytes = { list: Array.from({ length: 50 }, () => ({ a: slow, b: slow, c: slow, d: slow, e: slow })) };
  const startMs = performance.now();
  const text = JSON.stringify(redact(megabytes));
  expect(performance.now() - startMs).toBeLessThan(500);
  expect(text).toContain(`[cut: ${slow.length} characters]`);
});

test('any value at all becomes bounded JSON', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
    withObjectString: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      const json = redact(value);
      expect(JSON.parse(JSON.stringify(json))).toEqual(json);
      expect(Buffer.byteLength(JSON.stringify(json))).toBeLessThanOrEqual(redactionRules.maxBytes);
    }),
    { numRuns: 2_000 },
  );
});

const secretName = fc
  .tuple(
    fc.constantFrom('', 'x-', 'my_', 'user', 'Make-'),
    fc.constantFrom('token', 'Password', 'API_KEY', 'api-key', 'clientSecret', 'COOKIE', 'Authorization', 'privateKey'),
    fc.constantFrom('', '2', '-id', 'Value'),
  )
  .map((parts) => parts.join(''));

/** Wraps a value in objects, lists and JSON texts, beside other things. */
const wrapped = (core: fc.Arbitrary<unknown>) =>
  fc
    .tuple(
      core,
      fc.array(fc.tuple(fc.constantFrom('field', 'item', 'text', 'first'), fc.jsonValue({ maxDepth: 1 })), {
        maxLength: 5,
      }),
    )
    .map(([inner, layers]) =>
      layers.reduce<unknown>((value, [how, other]) => {
        if (how === 'field') return { other, value };
        if (how === 'first') return { value, other };
        if (how === 'item') return [other, value];
        return JSON.stringify(value);
      }, inner),
    );

test('a value under a secret name never passes, however it is wrapped', () => {
  const core = fc.tuple(
    secretName,
    fc.constantFrom<unknown>(canary, [canary], { a: { b: canary } }, JSON.stringify({ a: canary })),
  );
  const inObject = core.map(([name, value]) => ({ [name]: value }));
  const inText = core.map(([name]) => `${name}: ${canary}`);
  const inQuery = core.map(([name]) => `https://a.example/x?${name}=${canary}#y`);
  const inPair = core.map(([name]) => ({ name, value: canary }));
  fc.assert(
    fc.property(wrapped(fc.oneof(inObject, inText, inQuery, inPair)), (value) => {
      expect(says(value)).not.toContain(canary);
    }),
    { numRuns: 3_000 },
  );
});

test('a text shaped like a token never passes, whatever stands around it', () => {
  const around = fc.string({ unit: 'binary', maxLength: 40 });
  const text = fc
    .tuple(
      around,
      fc.constantFrom(' ', '\n', '"', "'", '(', '<', '=', ':', '/', ','),
      fc.constantFrom(...Object.values(tokens)),
      fc.constantFrom(' ', '"', '>', ')', '&', '.', ''),
      around,
    )
    .map((parts) => ({ text: parts.join(''), token: parts[2] }));
  fc.assert(
    fc.property(
      text.chain(({ text: core, token }) => wrapped(fc.constant(core)).map((value) => ({ value, token }))),
      ({ value, token }) => {
        expect(says(value)).not.toContain(token);
      },
    ),
    { numRuns: 3_000 },
  );
});
