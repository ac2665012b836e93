/** All that is asked, one after the other. */
import type { Answers, Current, Met } from './answers.ts';
import { askDefaults, askTopics } from './ask-defaults.ts';
import { askFeeds } from './ask-feeds.ts';
import { askModel } from './ask-model.ts';
import { askDiscord, askTelegram } from './ask-platforms.ts';
import type { Prompts } from './prompts.ts';

export async function interview(prompts: Prompts, current: Current, met: Met, now: string): Promise<Answers> {
  const discord = await askDiscord(prompts, current, met);
  const telegram = await askTelegram(prompts, current, met);
  const model = await askModel(prompts, current);
  const defaults = await askDefaults(prompts, current.settings, now);
  const topics = await askTopics(prompts, current.settings.topics);
  const feeds = await askFeeds(prompts, current.settings);
  return {
    variables: {
      ...(discord === undefined ? {} : { DISCORD_TOKEN: discord }),
      ...(telegram === undefined ? {} : { TELEGRAM_BOT_TOKEN: telegram }),
      ...model,
    },
    defaults,
    topics,
    feeds,
  };
}
