import { interfaceKeeper } from './interface-keeper.js';
import type { KnownInterface } from './interface-memory.js';

const known = (scenarioId: number): KnownInterface[] => [{ scenarioId, edit: 'e', readAtMs: 0, interface: {} }];
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('lets the newest win, however long the others take', async () => {
  const begun: number[] = [];
  const endings: (() => void)[] = [];
  const keeper = interfaceKeeper(
    {
      keep: ([first]) => {
        begun.push(first?.scenarioId ?? 0);
        return new Promise((resolve) => endings.push(resolve));
      },
    },
    () => {},
  );
  keeper.keep(known(1));
  keeper.keep(known(2));
  await turn();
  expect(begun).toEqual([1]);
  endings[0]?.();
  await turn();
  expect(begun).toEqual([1, 2]);
  let settled = false;
  const settling = keeper.settled().then(() => (settled = true));
  await turn();
  expect(settled).toBe(false);
  endings[1]?.();
  await settling;
});

test('goes on after a mistake, and tells of it', async () => {
  const bug = new TypeError('bug');
  const mistakes: unknown[] = [];
  const kept: number[] = [];
  const keeper = interfaceKeeper(
    {
      async keep([first]) {
        if (first?.scenarioId === 1) throw bug;
        kept.push(first?.scenarioId ?? 0);
      },
    },
    (error) => void mistakes.push(error),
  );
  keeper.keep(known(1));
  keeper.keep(known(2));
  await turn();
  expect(mistakes).toEqual([bug]);
  expect(kept).toEqual([2]);
});
