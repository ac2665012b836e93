/** A clock that stands still until it is moved on. */
import type { ModelClock } from '../../../src/digest/language-model/clock.ts';

export interface HeldClock extends ModelClock {
  advance(ms: number): void;
  /** Resolves once something is to happen within so many milliseconds from now. */
  waitsWithin(ms: number): Promise<void>;
}

export function heldClock(): HeldClock {
  let now = 1_000_000;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const watchers = new Set<() => void>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      for (const watch of watchers) watch();
      return () => timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.run();
      }
    },
    waitsWithin: (ms) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (![...timers].some(({ at }) => at <= now + ms)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
  };
}

/** A clock whose pauses are over at once, while deadlines (longer than a minute) never come. */
export function hastyClock(): ModelClock {
  return {
    now: () => 0,
    after(ms, run) {
      const timer = ms < 60_000 ? setImmediate(run) : undefined;
      return () => clearImmediate(timer);
    },
  };
}
