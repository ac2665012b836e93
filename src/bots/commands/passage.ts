/** The passage around a citation: its paragraph, and where that is short its neighbours, with the cited words set off. */
import { paragraphs } from '../../digest/sentences.ts';
import type { Evidence, StoredArticle } from '../../model.ts';
import { type Asked, type BotParts, type Outcome, say, sayPrivately } from '../handler.ts';
import { passageBlock } from '../origin.ts';
import { tellingFor } from './story.ts';

/** The answer has shown most of such a paragraph already. */
const SHORT_PARAGRAPH = 400;

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
  const all = paragraphs(text);
  const isTouched = (one: { readonly start: number; readonly end: number }): boolean =>
    one.end > start && one.start < end;
  let [first, last] = [all.findIndex(isTouched), all.findLastIndex(isTouched)];
  const isShort = (all[last]?.end ?? end) - (all[first]?.start ?? start) < SHORT_PARAGRAPH;
  if (isShort) [first, last] = [Math.max(first - 1, 0), Math.min(last + 1, all.length - 1)];
  const from = all[first]?.start ?? start;
  return {
    text: text.slice(from, all[last]?.end ?? end),
    mark: { start: start - from, end: end - from },
  };
}
