/** The instant, in UTC: everything that depends on time is given it from here. */
export function now(): string {
  return new Date().toISOString();
}
