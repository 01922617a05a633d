/** A call that was admitted at some moment between these two. */
export interface Admission {
  readonly sentMs: number;
  readonly answeredMs: number;
}

/** The most calls that were certainly admitted within one stretch of `windowMs`, wherever it begins. */
export function worstWindow(admissions: readonly Admission[], windowMs: number): number {
  const bySent = admissions.toSorted((a, b) => a.sentMs - b.sentMs);
  const byAnswer = admissions.toSorted((a, b) => a.answeredMs - b.answeredMs);
  let worst = 0;
  let answered = 0;
  // Of the calls sent from a moment on, those answered within the window after it; who was sent before is no part of it.
  bySent.forEach(({ sentMs }, before) => {
    while ((byAnswer[answered]?.answeredMs ?? Number.POSITIVE_INFINITY) < sentMs + windowMs) answered += 1;
    worst = Math.max(worst, answered - before);
  });
  return worst;
}
