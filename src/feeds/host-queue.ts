/** One request at a time to each host, with a pause between two. */

export interface HostQueue {
  run<Result>(url: string, task: () => Promise<Result>): Promise<Result>;
}

/** `pause` waits the time between two requests to one host. */
export function createHostQueue(pause: () => Promise<void>): HostQueue {
  /** When each host may be asked again. */
  const free = new Map<string, Promise<void>>();
  return {
    run(url, task) {
      const host = URL.parse(url)?.host ?? '';
      const result = (free.get(host) ?? Promise.resolve()).then(task);
      const over = async (): Promise<void> => {
        await pause();
        if (free.get(host) === rested) free.delete(host);
      };
      const rested = result.then(over, over);
      free.set(host, rested);
      return result;
    },
  };
}
