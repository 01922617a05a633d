import { fieldsOf } from './ask-redis.ts';

test('takes the answer of INFO apart, at the first colon of each line', () => {
  const fields = fieldsOf('# Server\r\nredis_version:7.0.15\r\nexecutable:/a:b\r\n\r\n');
  expect([...fields]).toEqual([
    ['redis_version', '7.0.15'],
    ['executable', '/a:b'],
  ]);
});
