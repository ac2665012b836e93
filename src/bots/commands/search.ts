/** /search: articles by words. */
import { type Handler, say } from '../handler.ts';
import { sourceBlock } from '../origin.ts';
import { tellingFor } from './story.ts';

const MOST = 8;

export const search: Handler = async (asked, parts) => {
  const { answer, language } = asked.wording;
  const words = asked.words.trim();
  if (words === '') return say(answer.whichWords);
  const hits = await parts.desk.search(words, MOST);
  if (hits.length === 0) return say(answer.nothingFound(words));
  const telling = await tellingFor(asked, parts);
  const sources = hits.map(({ article }) => sourceBlock(article, telling));
  return { reply: { blocks: [{ type: 'heading', text: answer.searched(words) }, ...sources], language } };
};
