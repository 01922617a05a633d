/** A list for a sentence: `a, b, c and 7 more`. */
export function listedInWords(rows: readonly string[], atMost = 20): string {
  if (rows.length === 0) return 'none';
  const shown = rows.slice(0, atMost).join(', ');
  return rows.length > atMost ? `${shown} and ${rows.length - atMost} more` : shown;
}
