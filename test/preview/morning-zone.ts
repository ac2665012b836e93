const MORNING = 7;

/** Where it is morning now: the picture is of a morning's briefing, whenever it is made. */
export function morningZone(): string {
  const hour = new Date().getUTCHours();
  const ahead = ((MORNING - hour + 36) % 24) - 12;
  // By the custom of these names, what is ahead of UTC has a minus.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
