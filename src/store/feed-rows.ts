/** Feeds as rows, and rows as feeds. */
import type { ChatId, Feed } from '../model.ts';
import { toMs } from './article-rows.ts';
import { toChatId } from './schedule-rows.ts';

/** Null for a feed that is never due again. */
export function dueAt({ gone, dueAt }: Feed): number | null {
  return gone ? null : toMs(dueAt);
}

export function toFeed(row: Readonly<Record<string, unknown>>): Feed {
  const feed: Feed = JSON.parse(String(row['state']));
  return feed;
}

export function toAsker(row: Readonly<Record<string, unknown>>): {
  readonly url: string;
  readonly chat: ChatId;
} {
  return { url: String(row['url']), chat: toChatId(row['chat']) };
}
