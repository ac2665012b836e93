/** Time zones by the names that people type, and local times as people read them. Imports nothing. */

/** The zone's IANA name in its usual spelling, from a name in any case ("europe/berlin") or a zone's city ("New York"). */
export function findZone(typed: string): string | undefined {
  const name = typed.trim().replace(/\s+/gu, '_').toLowerCase();
  if (name === '') return undefined;
  if (name === 'utc' || name === 'gmt' || name === 'z') return 'UTC';
  return zonesByName().get(name) ?? accepted(typed.trim());
}

/** Zone names that hold what is typed, those that begin with it first; at most `most`. */
export function zonesLike(typed: string, most: number): string[] {
  const part = typed.trim().replace(/\s+/gu, '_').toLowerCase();
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
  const rank = (name: string): number => {
    const lower = name.toLowerCase();
    return lower.startsWith(part) || cityOf(lower).startsWith(part) ? 0 : lower.includes(part) ? 1 : 2;
  };
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .filter(({ rank }) => rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ name }) => name);
}

/** "Tuesday 24 November", "Dienstag, 24. November" */
export function longDate(instant: string, zone: string, locale = 'en-GB'): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  if (!locale.startsWith('en'))
    return formatDate(local, locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const part = (options: Intl.DateTimeFormatOptions): string => formatDate(local, locale, options);
  return `${part({ weekday: 'long' })} ${local.day} ${part({ month: 'long' })}`;
}

/** "24 November", "24. November" */
export function shortDate(instant: string, zone: string, locale = 'en-GB'): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return formatDate(local, locale, { day: 'numeric', month: 'long' });
}

function formatDate(
  local: Temporal.ZonedDateTime,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  return local.toPlainDate().toLocaleString(locale, options);
}

/** "08:00" */
export function clockTime(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** "in 13 hours", "in 2 days", "in 5 minutes"; rounded to what a person would say. `soon`: for less than a minute. */
export function fromNow(
  instant: string,
  now: string,
  {
    locale = 'en-GB',
    soon = 'in less than a minute',
  }: { readonly locale?: string; readonly soon?: string } = {},
): string {
  const minutes = Math.max(0, Math.round((Date.parse(instant) - Date.parse(now)) / 60_000));
  if (minutes < 1) return soon;
  const format = new Intl.RelativeTimeFormat(locale);
  if (minutes < 60) return format.format(minutes, 'minute');
  if (minutes < 48 * 60) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1440), 'day');
}

/** The zone of a locale's region ("de-DE"), where all of the region keeps one time. */
export function zoneOfLocale(tag: string | undefined): string | undefined {
  const zones = zonesOfRegion(tag);
  const [first] = zones;
  // Winter and summer: regions that differ in either keep more than one time.
  const times = ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].map((at) => Temporal.Instant.from(at));
  const offsets = new Set(
    zones.map((zone) => times.map((at) => at.toZonedDateTimeISO(zone).offsetNanoseconds).join()),
  );
  return offsets.size === 1 ? first : undefined;
}

/** All zones of a locale's region. */
export function zonesOfRegion(tag: string | undefined): readonly string[] {
  try {
    const locale = new Intl.Locale(tag?.replaceAll('_', '-') ?? 'und');
    return locale.region === undefined ? [] : (locale.getTimeZones() ?? []);
  } catch {
    return [];
  }
}

let byName: Map<string, string> | undefined;

/** Lower-cased zone names and the city after the last slash, which no two zones share but for their links. */
function zonesByName(): Map<string, string> {
  if (byName) return byName;
  byName = new Map();
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const lower = name.toLowerCase();
    const city = cityOf(lower);
    if (!byName.has(city)) byName.set(city, name);
    byName.set(lower, name);
  }
  return byName;
}

function cityOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/**
 * Names outside the primary list (links such as "US/Eastern", abbreviations such as "CET") are kept as they are typed,
 * where Temporal knows them; not bare country names, which are topics more often than zones ("Iran").
 */
function accepted(name: string): string | undefined {
  if (!/^(?:[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+|[A-Z]{3,4})$/u.test(name)) return undefined;
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}
