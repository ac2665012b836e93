/** Which feeds: those that are there, none, or those of another reader. */
import { readFileSync } from 'node:fs';
import type { Settings } from '../../config/settings.ts';
import { type ListedFeed, readOpml } from '../../ingest/opml.ts';
import { BrevierError } from '../../model.ts';
import type { FeedAnswer } from './answers.ts';
import type { Prompts } from './prompts.ts';

export async function askFeeds(prompts: Prompts, { feeds }: Settings): Promise<FeedAnswer> {
  const chosen = await prompts.choose('Feeds', [
    { name: feeds.length > 0 ? `the ${feeds.length} of the settings` : 'as it is', value: 'keep' },
    { name: 'those, and the ones of an OPML file from another reader', value: 'add' },
    { name: 'the ones of an OPML file alone', value: 'only' },
    { name: 'none: I import articles by myself', value: 'none' },
  ] as const);
  if (chosen === 'keep') return { type: 'keep' };
  if (chosen === 'none') return { type: 'only', feeds: [] };
  const path = await prompts.text('The OPML file', { wrong: wrongOpml });
  return { type: chosen, feeds: readFeeds(path) };
}

/** Throws a BrevierError where the file can't be read or names no feed. */
export function readFeeds(path: string): readonly ListedFeed[] {
  let source: string;
  try {
    source = readFileSync(path.trim(), 'utf8');
  } catch (error) {
    throw new BrevierError('opml', `${path} cannot be read; check the path`, { cause: error });
  }
  let feeds: readonly ListedFeed[];
  try {
    feeds = readOpml(source);
  } catch (error) {
    throw error instanceof BrevierError ? new BrevierError('opml', `${path} ${error.message}`) : error;
  }
  if (feeds.length === 0) throw new BrevierError('opml', `${path} names no feeds`);
  return feeds;
}

function wrongOpml(path: string): string | undefined {
  try {
    readFeeds(path);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
