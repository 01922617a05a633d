import { EventEmitter } from 'node:events';
import { createLog } from '../telemetry/log.js';
import { lastResort } from './last-resort.js';

function watched() {
  const lines: string[] = [];
  const exits: number[] = [];
  const strays = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  const takeBack = lastResort(createLog('info', { write: (line) => void lines.push(line) }), strays);
  return { strays, exits, takeBack, logged: () => lines.map((line) => JSON.parse(line)) };
}

test('logs a promise that nobody waited for, and goes on', () => {
  const { strays, exits, logged } = watched();
  strays.emit('unhandledRejection', new Error('Connection is closed.'));
  expect(logged()).toMatchObject([{ level: 'error', err: { message: 'Connection is closed.' } }]);
  expect(exits).toEqual([]);
});

test('logs an exception that nobody caught, and ends', () => {
  const { strays, exits, logged } = watched();
  strays.emit('uncaughtException', new Error('impossible'));
  expect(logged()).toMatchObject([{ level: 'fatal', err: { message: 'impossible' } }]);
  expect(exits).toEqual([1]);
});

test('listens no longer when it is taken back', () => {
  const { strays, takeBack } = watched();
  takeBack();
  expect([strays.listenerCount('unhandledRejection'), strays.listenerCount('uncaughtException')]).toEqual([0, 0]);
});
