/** Whether the store opens, has room, and how the feeds in it fare. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { listFeeds } from '../../app/background.ts';
import type { Config } from '../../config.ts';
import type { Feed } from '../../model.ts';
import type { Store } from '../../store/ports.ts';

const LITTLE_MB = 200;
const MOST_NAMED = 3;

export async function checkStore(store: Store): Promise<string> {
  const { articles, stories, newest } = await store.articles.counts();
  const subscriptions = await store.subscriptions.count();
  return `${articles} articles, ${stories} stories${newest === undefined ? '' : `, newest ${newest}`}, ${subscriptions} schedules`;
}

/** Undefined where the store is no file of this machine. */
export async function checkDisk({ storeUrl, keep }: Config): Promise<string | undefined> {
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/su.exec(storeUrl)?.[1];
  if (path === undefined || path === ':memory:') return undefined;
  let folder = dirname(resolve(path));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < LITTLE_MB)
    throw new Error(`only ${free} MB are free at ${folder}; free some, or set keep.megabytes lower`);
  return `${(free / 1e3).toFixed(1)} GB free at ${folder}; the store takes ${keep.megabytes / 1e3} GB at most`;
}

/** How they fared when they were last read; nothing is asked now. */
export async function checkFeeds(store: Store, config: Config): Promise<string> {
  const feeds = await listFeeds({ store }, config);
  const failing = feeds.filter(
    ({ problem, failures, gone }) => gone || (problem !== undefined && failures > 0),
  );
  if (failing.length > 0) {
    const more = failing.length > MOST_NAMED ? `; and ${failing.length - MOST_NAMED} more` : '';
    const named = failing.slice(0, MOST_NAMED).map(told).join('; ');
    throw new Error(
      `${failing.length} of ${feeds.length} fail: ${named}${more}; ${isNetwork(failing) ? 'check the network and its name servers' : 'see brevier feeds list, and take out those that stay so'}`,
    );
  }
  const read = feeds.filter(({ readAt }) => readAt !== undefined).length;
  return `${feeds.length} feeds, ${read} of them read so far`;
}

/** Not one of them has a name that is known. */
function isNetwork(failing: readonly Feed[]): boolean {
  return failing.every(({ problem }) => problem?.includes('is there a network?'));
}

function told({ url, problem, gone }: Feed): string {
  return `${url} ${gone ? 'is gone' : (problem ?? 'fails')}`;
}
