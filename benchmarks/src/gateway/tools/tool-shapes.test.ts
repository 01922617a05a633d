import { z } from 'zod';
import { measuredCall, toolShapes } from './tool-shapes.js';

test('there are two hundred tools, and each answers with what it says', () => {
  expect(new Set(toolShapes.map(({ name }) => name)).size).toBe(200);
  for (const { output, answer } of toolShapes) expect(z.strictObject(output).parse(answer)).toEqual(answer);
});

test('the measured call fits the input of its tool', () => {
  const tool = toolShapes.find(({ name }) => name === measuredCall.name);
  expect(z.strictObject(tool?.input ?? {}).parse(measuredCall.arguments)).toEqual(measuredCall.arguments);
});
