/** The time that deadlines, pauses and the circuit breaker go by; tests bring their own. */
export interface ModelClock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Runs once, after so many milliseconds; the returned function takes it back. */
  after(ms: number, run: () => void): () => void;
}

export const realClock: ModelClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Rejects with the signal's reason as soon as it is aborted. */
export function pause(clock: ModelClock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    function abort(): void {
      cancel();
      reject(signal.reason);
    }
    signal.addEventListener('abort', abort, { once: true });
  });
}
