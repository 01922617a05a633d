const defaultWaitMs = 60_000;
const longestWaitMs = 3_600_000;

/** The one form of a date that HTTP still lets senders use: `Thu, 01 Jan 2026 00:00:30 GMT`. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

function statedMs(text: string, nowMs: number): number {
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  return httpDate.test(text) ? Math.max(0, Date.parse(text) - nowMs) : Number.NaN;
}

/** How long `Retry-After` asks to wait: at most an hour, and a minute when it says neither whole seconds nor a date. */
export function retryAfterMsOf(header: string | undefined, nowMs: number): number {
  const waitMs = statedMs(header?.trim() ?? '', nowMs);
  return Number.isNaN(waitMs) ? defaultWaitMs : Math.min(waitMs, longestWaitMs);
}
