/** The machine's time zone, which may be none: TZ is empty or misspelt, and then no date can be written. */

let wrong: string | undefined;

/** To be called before anything writes a date. Where the machine has no zone, it is UTC from then on. */
export function settleZone(): void {
  try {
    Temporal.Now.zonedDateTimeISO(Intl.DateTimeFormat().resolvedOptions().timeZone ?? '');
  } catch {
    wrong = process.env['TZ'] ?? '';
    process.env['TZ'] = 'UTC';
  }
}

/** What TZ was, where it named no zone. */
export function wrongZone(): string | undefined {
  return wrong;
}
