/** Line ends, what terminals obey, what turns the direction of reading, and what no one can see. Joiners belong to words. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/** A text by somebody else in one line that shows all it says, at most so many characters long. */
export const oneLine = (text: string, longest: number): string =>
  text
    .replaceAll(unprintable, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    // The cut may have gone through the middle of a character.
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
