/** Who speaks, as far as the article tells. */
import type { Person } from './people.ts';

export interface Speaker {
  readonly speaker: string;
  readonly role?: string;
  /** Set where the speaker is a person that the article names. */
  readonly person?: Person;
}

export interface SpeakerMemory {
  /** The last one who was given words, and the others before, the latest first. */
  readonly recent: readonly Speaker[];
}

export function toSpeaker(person: Person): Speaker {
  return { speaker: person.name, ...(person.role === undefined ? {} : { role: person.role }), person };
}
