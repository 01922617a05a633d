/** More than any blueprint needs, and far less than what overflows the stack of code that walks a value level by level. */
export const deepestLevel = 500;

/** Whether objects and arrays are nested further than `deepestLevel`. It does not recurse itself. */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; depth < deepestLevel && level.length > 0; depth += 1) {
    level = level.flatMap((container): unknown[] => Object.values(container)).filter(isContainer);
  }
  return level.length > 0;
}

/** Bytes are one value, however many they are. */
const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
