/** /search: articles by words. */
import type { Block } from '../blocks.ts';
import { originOf } from '../briefing-reply.ts';
import { type Handler, say } from '../handler.ts';

const MOST = 8;

export const search: Handler = async ({ chat, words }, { desk, chats, now }) => {
  if (words.trim() === '') return say('Which words? For example: /search reservoir level');
  const hits = await desk.search(words, MOST);
  if (hits.length === 0) return say(`No stored article holds "${words.trim()}".`);
  const { zone } = await chats.settings(chat);
  const sources: Block[] = hits.map(({ article }) => ({
    type: 'source',
    title: article.title,
    ...(article.url === undefined ? {} : { url: article.url }),
    ...originOf(article, zone, now()),
  }));
  return { reply: { blocks: [{ type: 'heading', text: `Articles for "${words.trim()}"` }, ...sources] } };
};
