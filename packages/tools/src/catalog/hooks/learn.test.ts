import { contextOver } from '../../../test/tool-context.js';
import { hooksLearn } from './learn.js';

const answers = { hooks: { learnStart: { success: true }, learnStop: { success: true } } };

test('begins to learn unless told to end it', async () => {
  const context = contextOver(answers);
  expect(await hooksLearn.run(hooksLearn.inputType.parse({ hookId: 3 }), context)).toEqual({
    hookId: 3,
    learning: true,
  });
  expect(await hooksLearn.run({ hookId: 3, learning: false }, context)).toEqual({ hookId: 3, learning: false });
  expect(context.make.calls.map(([id]) => id)).toEqual(['hooks.learnStart', 'hooks.learnStop']);
});
