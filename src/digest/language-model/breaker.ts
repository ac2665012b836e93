/** Leaves an endpoint alone that is down or asked for it, so that nobody waits a full timeout for what is known. */
import type { ModelClock } from './clock.ts';
import type { Failure } from './failures.ts';

const FAILURES_IN_A_ROW = 3;
const SHORTEST_MS = 30_000;
const LONGEST_MS = 5 * 60_000;
/** Whatever an endpoint asks for, it is tried once a day. */
const LONGEST_ASKED_MS = 24 * 3_600_000;

const absent: ReadonlySet<string> = new Set(['unreachable', 'slow', 'busy']);

export interface Breaker {
  /** Why nothing is to be sent now; undefined where it may be. */
  refusal(): Failure | undefined;
  /** How a request ended: a failure, or undefined for a success. */
  ended(failure: Failure | undefined): void;
}

export function createBreaker(clock: ModelClock): Breaker {
  let inARow = 0;
  let until = -Infinity;
  let lastMs = 0;
  let last: Failure | undefined;
  let probing = false;

  function open(failure: Failure, ms: number): void {
    last = failure;
    until = clock.now() + ms;
  }

  return {
    refusal() {
      if (!last) return undefined;
      const leftMs = Math.max(0, until - clock.now());
      // When the time is over one request finds out for all.
      if (leftMs === 0 && !probing) {
        probing = true;
        return undefined;
      }
      const seconds = Math.ceil(leftMs / 1000);
      return {
        reason: last.reason,
        says: leftMs === 0 ? last.says : `${last.says}; not asked again for ${seconds} s`,
        retryAfterMs: leftMs,
      };
    },
    ended(failure) {
      probing = false;
      if (failure?.reason === 'cancelled' || failure?.unasked === true) return;
      if (failure && absent.has(failure.reason)) {
        inARow += 1;
        if (failure.retryAfterMs !== undefined && failure.retryAfterMs > 0) {
          open(failure, Math.min(failure.retryAfterMs, LONGEST_ASKED_MS));
        } else if (inARow >= FAILURES_IN_A_ROW) {
          lastMs = Math.min(Math.max(lastMs * 2, SHORTEST_MS), LONGEST_MS);
          open(failure, lastMs);
        }
        return;
      }
      // Any other failure shows that somebody is there.
      inARow = 0;
      lastMs = 0;
      last = undefined;
    },
  };
}
