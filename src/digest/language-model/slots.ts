/** So many at a time, the others in order behind them. */
export interface Slots {
  /** Resolves to the function that gives the place back; rejects with the signal's reason when that is aborted first. */
  take(signal: AbortSignal): Promise<() => void>;
}

export function createSlots(places: number): Slots {
  let free = places;
  const waiting: (() => void)[] = [];

  function release(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    };
  }

  return {
    take(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (free > 0) {
          free -= 1;
          return resolve(release());
        }
        function start(): void {
          signal.removeEventListener('abort', leave);
          resolve(release());
        }
        function leave(): void {
          waiting.splice(waiting.indexOf(start), 1);
          reject(signal.reason);
        }
        waiting.push(start);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
