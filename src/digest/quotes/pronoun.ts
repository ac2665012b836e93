/** Whom "he", "she", "they" and "it" mean where they speak. */
import type { People, Person } from './people.ts';
import { isOrganisation } from './person-names.ts';
import { type Speaker, type SpeakerMemory, toSpeaker } from './speaker.ts';

/** A pronoun means one of the people last named, not one of the article's beginning. */
const NEAR_PEOPLE = 4;

export function resolvePronoun(
  pronoun: string,
  at: number,
  people: People,
  { recent }: SpeakerMemory,
): Speaker | undefined {
  if (pronoun === 'they' || pronoun === 'it') return recent[0]?.person ? undefined : recent[0];
  if (pronoun !== 'he' && pronoun !== 'she') return undefined;
  const known = (person: Person): boolean => person.gender === pronoun;
  const fits = (person: Person): boolean =>
    known(person) ||
    (person.gender === undefined && (person.role !== undefined || person.isReferred === true));
  const near = people.before(at).slice(0, NEAR_PEOPLE);
  const last = recent.find(({ person }) => person && fits(person))?.person;
  const named = near.find(known) ?? near.find(fits);
  // Who spoke last goes on, unless somebody else has been named in the meantime and is the subject there.
  const gap = last && named ? lastMention(named, at) - lastMention(last, at) : 0;
  const goesOn = last && named && (gap <= 0 || (gap < 200 && (known(last) || !known(named))));
  const chosen = goesOn ? last : (named ?? last);
  // Somebody with one name only: "Ortiz said so," and "…,” she wrote".
  if (!chosen) return recent[0] && !recent[0].person && isBareName(recent[0].speaker) ? recent[0] : undefined;
  chosen.gender ??= pronoun;
  return toSpeaker(chosen);
}

function isBareName(speaker: string): boolean {
  return /^\p{Lu}\p{Ll}[\p{L}’'-]*$/u.test(speaker) && !isOrganisation(speaker);
}

function lastMention(person: Person, at: number): number {
  return person.mentions.findLast((mention) => mention < at) ?? -1;
}
