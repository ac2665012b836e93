/** Dates as feeds and pages write them, as ISO 8601 instants in UTC. */

const EARLIEST_MS = Date.UTC(1990, 0, 1);
/** A page may be a little ahead of us; more than this is an error of its own. */
const AHEAD_MS = 2 * 24 * 3_600_000;
const HAS_ZONE = /(?:z|utc|gmt|[+-]\d{2}:?\d{2}|\b[ECMP][SD]T)\)?$/iu;

/** Undefined for what is no date, or none that news could have. A time without a zone is taken as UTC. */
export function parseDate(written: unknown): string | undefined {
  const ms = typeof written === 'number' ? (written < 1e11 ? written * 1000 : written) : parseWords(written);
  if (ms === undefined || Number.isNaN(ms) || ms < EARLIEST_MS || ms > Date.now() + AHEAD_MS)
    return undefined;
  return new Date(ms).toISOString();
}

function parseWords(written: unknown): number | undefined {
  if (typeof written !== 'string') return undefined;
  // A second time on the line is that of the last change.
  const words = (written.split(/\||\bupdated\b/iu).find((part) => /\d/u.test(part)) ?? '')
    .trim()
    .slice(0, 80);
  const numeric = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T/ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/u.exec(
    words,
  );
  if (numeric) {
    const [, year, month, day, hour = 0, minute = 0, second = 0] = numeric.map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour || 0, minute || 0, second || 0);
  }
  if (!/\d/u.test(words) || !/\d{4}/u.test(words)) return undefined;
  const plain = words
    .replace(/(\d)(?:st|nd|rd|th)\b/giu, '$1')
    .replace(/\b(?:at|on)\b|[|·•@]/giu, ' ')
    .replace(/(\d{1,2})\.(\d{2})(?!\d|\.)/u, '$1:$2')
    .replace(/\s+/gu, ' ')
    .trim();
  return Date.parse(HAS_ZONE.test(plain) || /^\d{4}-\d{2}-\d{2}$/u.test(plain) ? plain : `${plain} UTC`);
}
