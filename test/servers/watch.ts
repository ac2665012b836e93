/** Waiting for something to have happened, without sleeping: whoever changes anything says so. */
export interface Watch {
  /** Something has changed. */
  changed(): void;
  /** Resolves as soon as `done` holds. */
  until(done: () => boolean): Promise<void>;
}

export function createWatch(): Watch {
  const watchers = new Set<() => void>();
  return {
    changed() {
      for (const watch of watchers) watch();
    },
    until(done) {
      if (done()) return Promise.resolve();
      return new Promise((resolve) => {
        const watch = (): void => {
          if (!done()) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
      });
    },
  };
}
