/** Links that open a chat with the bot, which then gets "/start PAYLOAD". */
import { limits } from './limits.ts';

const OF_STORY = /^(?:story|ask|new|sources|timeline):(.+)$/su;

/** Undefined where the link can't carry the story. */
export function linkToStory(bot: string, storyId: string): string | undefined {
  const payload = `ask_${storyId}`;
  return limits.startPayload.test(payload) ? `https://t.me/${bot}?start=${payload}` : undefined;
}

/** To the story that a button is about. */
export function linkOfAction(bot: string, action: string): string | undefined {
  const story = OF_STORY.exec(action)?.[1];
  return story === undefined ? undefined : linkToStory(bot, story);
}
