/** The passage around a citation: its paragraph, with the cited words set off. */
import { paragraphs } from '../../digest/sentences.ts';
import type { Evidence, StoredArticle } from '../../model.ts';
import { type Asked, type BotParts, type Outcome, say, sayPrivately } from '../handler.ts';
import { passageBlock } from '../origin.ts';
import { tellingFor } from './story.ts';

/** `number`: the citation's place among those of the message, from 1. */
export async function showPassage(asked: Asked, parts: BotParts, number: number): Promise<Outcome> {
  const { context, wording } = asked;
  const cited = context.citations?.[number - 1];
  if (!cited) return sayPrivately(wording.answer.forgotten);
  const [article] = await parts.desk.articles([cited.articleId]);
  const found = article && around(article, cited);
  if (!found) return say(wording.answer.passageGone(cited.text));
  const block = passageBlock(article, found.text, await tellingFor(asked, parts));
  return { reply: { blocks: [{ ...block, mark: found.mark }], language: wording.language }, context };
}

/** By its place, else, in an article that has changed, by its words. */
function around({ text }: StoredArticle, cited: Evidence) {
  const start = text.slice(cited.start, cited.end) === cited.text ? cited.start : text.indexOf(cited.text);
  if (start < 0) return undefined;
  const end = start + cited.text.length;
  const touched = paragraphs(text).filter((one) => one.end > start && one.start < end);
  const from = touched[0]?.start ?? start;
  return {
    text: text.slice(from, touched.at(-1)?.end ?? end),
    mark: { start: start - from, end: end - from },
  };
}
