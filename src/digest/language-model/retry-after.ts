/** For how many milliseconds an endpoint asks to be left alone; undefined where it doesn't say. */
export function readRetryAfter(headers: Headers, nowMs: number): number | undefined {
  const exact = numberIn(headers.get('retry-after-ms'));
  if (exact !== undefined) return exact;
  const header = headers.get('retry-after');
  const seconds = numberIn(header);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function numberIn(text: string | null): number | undefined {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
