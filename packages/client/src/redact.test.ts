import { redactedJson, redactorOf } from './redact.js';

const redact = redactorOf('secret-token', '/scenarios/7?name=a%20b&cols%5B%5D=id');

test.each([
  ['the token', 'Bad header Bearer secret-token!', 'Bad header Bearer …!'],
  [
    'the query as it was sent',
    'GET /api/v2/scenarios/7?name=a%20b&cols%5B%5D=id failed',
    'GET /api/v2/scenarios/7 failed',
  ],
  ['the query decoded', 'GET /api/v2/scenarios/7?name=a b&cols[]=id failed', 'GET /api/v2/scenarios/7 failed'],
  ['the query in HTML', 'GET /scenarios/7?name=a%20b&amp;cols%5B%5D=id failed', 'GET /scenarios/7 failed'],
  ['the beginning of the query', 'GET "/scenarios/7?name=a%20" failed', 'GET "/scenarios/7" failed'],
  ['the query at another path', 'GET /moved?name=a%20b&cols%5B%5D=id failed', 'GET /moved failed'],
  ['each of several', '/scenarios/7?name=a /scenarios/7?x secret-token secret-token', '/scenarios/7 /scenarios/7 … …'],
])('takes out %s and nothing else', (_, text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('takes out only the token when the request had no query', () => {
  const withoutQuery = redactorOf('secret-token', '/scenarios/7');
  expect(withoutQuery('Is /scenarios/7?x yours, secret-token?')).toBe('Is /scenarios/7?x yours, …?');
});

test('finds in JSON what is a key, what lies deep and what is escaped', () => {
  const json = String.raw`{"secret-token":["\u0073ecret-token",{"__proto__":"\/scenarios\/7?name=x"},7,null,true]}`;
  expect(JSON.stringify(redactedJson(json, redact))).toBe('{"…":["…",{"__proto__":"/scenarios/7"},7,null,true]}');
});
