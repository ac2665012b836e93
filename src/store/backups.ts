/** Backups of a store, in one file each, made and brought back while bots run. */
import { BrevierError } from '../model.ts';

export interface Backups {
  /** The store's own file, where it has one: no backup is written over it. */
  readonly file?: string;
  /** Writes all that is kept, as it is at one moment, to `to`, which is new; whoever writes meanwhile goes on. */
  save(to: string): Promise<Contents>;
  /**
   * Puts the contents of the backup `from` in the place of what is kept, all at once. Throws a BrevierError, with nothing changed,
   * where it is none or a newer Brevier's. `name` is what people call it.
   */
  restore(from: string, name: string, now: string): Promise<Restored>;
}

export interface Contents {
  readonly articles: number;
  readonly schedules: number;
  /** The version of its schema; after a restore, of the one that it was made with. */
  readonly schema: number;
}

export interface Restored extends Contents {
  /** A copy of what was there before, where something was. */
  readonly keptAside?: string;
  /** Whether what was there before told which briefings had been sent; if not, none that was due is sent. */
  readonly knowsSent: boolean;
  /** Running bots don't see it until they are started anew: what they had open was damaged. */
  readonly restart: boolean;
}

/** The keys of what chats were told: like the deliveries, a restore leaves it as it is, as people have seen it. */
export const TOLD_PREFIX = 'told::';
/** Of deliveries that the backup holds for due, and nobody knows to be. */
export const GIVEN_UP = 'a backup was restored; whether it had been sent is not known';
/** So far the restored articles' revision lies before every one that a running bot may have seen. */
export const REVISION_LEAP = 1_000_000;

/** The moment, as a file name can have it. */
export function stampOf(now: string): string {
  return now.slice(0, 23).replaceAll(':', '-');
}

export function badBackup(code: string, message: string, cause?: unknown): BrevierError {
  return new BrevierError(`backup-${code}`, message, { cause });
}
