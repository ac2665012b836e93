/** Feeds as rows, and rows as feeds. */
import type { Feed } from '../model.ts';
import { toMs } from './article-rows.ts';

/** Null for a feed that is never due again. */
export function dueAt({ gone, dueAt }: Feed): number | null {
  return gone ? null : toMs(dueAt);
}

export function toFeed(row: Readonly<Record<string, unknown>>): Feed {
  const feed: Feed = JSON.parse(String(row['state']));
  return feed;
}
