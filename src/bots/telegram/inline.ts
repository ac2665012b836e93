/** Inline mode: "@bot words" in any chat lists stories to share there. */
import { createHash } from 'node:crypto';
import type { Context } from 'grammy';
import type { InlineQueryResultArticle } from 'grammy/types';
import type { Responder, SharedStory } from '../chat-adapter.ts';
import { toChatId } from './chat-ids.ts';
import { linkToStory } from './deep-links.ts';
import { limits } from './limits.ts';
import { renderMessages } from './render.ts';
import { wordingOf } from '../language/languages.ts';

const MOST_STORIES = 20;
/** Stories change while they are typed for; Telegram would keep them for five minutes. */
const CACHE_SECONDS = 30;

/** Answers an inline query with the stories that its words find. */
export async function answerInline(context: Context, responder: Responder): Promise<void> {
  const query = context.inlineQuery;
  if (!query) return;
  const stories = await responder.share({
    typed: query.query,
    user: { chat: toChatId(query.from.id), user: { id: String(query.from.id) } },
    ...(query.from.language_code === undefined ? {} : { locale: query.from.language_code }),
    most: MOST_STORIES,
  });
  await context.answerInlineQuery(
    stories.flatMap((story) => article(story, context.me.username) ?? []).slice(0, limits.inlineResults),
    // In the language of who asks, so only for them.
    { cache_time: CACHE_SECONDS, is_personal: true },
  );
}

function article(
  { storyId, title, summary, reply }: SharedStory,
  bot: string,
): InlineQueryResultArticle | undefined {
  const [message] = renderMessages(reply);
  if (!message) return undefined;
  const ask = linkToStory(bot, storyId);
  return {
    type: 'article',
    id: resultId(storyId),
    title: title.toWellFormed() || '…',
    description: summary.toWellFormed(),
    input_message_content: {
      message_text: message.text,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    ...(ask === undefined
      ? {}
      : { reply_markup: { inline_keyboard: [[{ text: wordingOf(reply.language).buttons.ask, url: ask }]] } }),
  };
}

function resultId(storyId: string): string {
  return Buffer.byteLength(storyId) <= limits.inlineResultBytes
    ? storyId
    : createHash('sha256').update(storyId).digest('hex');
}
