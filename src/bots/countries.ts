/** Countries by the names that people type in the bot's languages, and the time zones that they keep. */
import { fold } from '../digest/words.ts';
import { clockTime, findZone, zoneOfLocale, zonesOfRegion } from '../time-zones.ts';
import { LANGUAGES } from './language/languages.ts';

/** More are no choice any more: a menu holds 25. */
const MOST_ZONES = 25;

export type ZoneNamed =
  | { readonly type: 'zone'; readonly zone: string }
  /** A country of several; from west to east. */
  | { readonly type: 'several'; readonly zones: readonly string[] };

/** The zone of that name, city or country; undefined where it is none. `now`: by whose clocks several are ordered. */
export function zoneNamed(typed: string, now: string): ZoneNamed | undefined {
  const zone = findZone(typed);
  if (zone !== undefined) return { type: 'zone', zone };
  const region = regionsByName().get(fold(typed.trim()));
  if (region === undefined) return undefined;
  const only = zoneOfLocale(`und-${region}`);
  return only === undefined ? { type: 'several', zones: choices(region, now) } : { type: 'zone', zone: only };
}

/** Zones of the countries whose names begin so. */
export function zonesOfCountriesLike(typed: string, now: string): string[] {
  const part = fold(typed.trim());
  if (part.length < 2) return [];
  const regions = new Set(
    [...regionsByName()].flatMap(([name, code]) => (name.startsWith(part) ? [code] : [])),
  );
  return [...regions].flatMap((region) => zoneOfLocale(`und-${region}`) ?? choices(region, now));
}

/** "New York" */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** "New York · 14:00" */
export function cityWithTime(zone: string, now: string): string {
  return `${cityOf(zone)} · ${clockTime(now, zone)}`;
}

function choices(region: string, now: string): string[] {
  const zones = zonesOfRegion(`und-${region}`);
  // "America/Indiana/Knox" is one for those who know its whole name.
  const common = zones.filter((zone) => zone.split('/').length === 2);
  const at = Temporal.Instant.from(now);
  const offset = (zone: string): number => at.toZonedDateTimeISO(zone).offsetNanoseconds;
  return (zones.length > MOST_ZONES ? common : [...zones])
    .toSorted((one, other) => offset(one) - offset(other))
    .slice(0, MOST_ZONES);
}

let byName: Map<string, string> | undefined;

/** Codes of the countries that have zones, by their names and short names ("USA") in every language. */
function regionsByName(): Map<string, string> {
  if (byName) return byName;
  byName = new Map();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const regions = codes.filter((code) => zonesOfRegion(`und-${code}`).length > 0);
  for (const language of LANGUAGES)
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
      for (const region of regions) {
        const name = fold(names.of(region) ?? '');
        if (name !== '' && !byName.has(name)) byName.set(name, region);
      }
    }
  return byName;
}
