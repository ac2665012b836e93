/** Passages as citations: the sentence, and what a reader needs around it. */
import type { Citation, StoredArticle } from '../../model.ts';
import { datelineLength } from '../key-points/trim.ts';
import type { Passage } from './passages.ts';

/** UTF-16 units that the sentence and what is around it may have together. */
const MOST_JOINED = 420;
const MOST_AROUND = 560;

const POINTS_BACK =
  /^(?:(?:but|and|so|yet|still|then|however|nevertheless),? )?(?:he|she|they|it|his|her|their|its|this|that|these|those)\b/iu;

/** The sentence; with the one before it where it begins with a pronoun. */
export function citeSentence({ article, reading, sentence, index }: Passage): Citation {
  const before = POINTS_BACK.test(sentence.text) ? reading.sentences[index - 1] : undefined;
  const first = before && sentence.end - before.start <= MOST_JOINED ? before : sentence;
  return toCitation(article, first.start + datelineLength(first.text), sentence.end);
}

/** With the sentences before and after, as far as they are short enough: who does not know the article needs them. */
export function citeAround(passage: Passage): Citation {
  const { article, reading, sentence, index } = passage;
  const core = citeSentence(passage);
  let { start, end } = core;
  const [before, after] = [reading.sentences[index - 1], reading.sentences[index + 1]];
  const addAfter = (): void => {
    if (after && after.end - start <= MOST_AROUND) end = after.end;
  };
  const addBefore = (): void => {
    if (before && end - before.start <= MOST_AROUND) start = before.start + datelineLength(before.text);
  };
  addAfter();
  if (core.start >= sentence.start) addBefore();
  const focus = { start: core.start - start, end: core.end - start };
  return { ...toCitation(article, start, end), focus };
}

export function toCitation(
  { id, title, url, source, publishedAt, text }: StoredArticle,
  start: number,
  end: number,
): Citation {
  return {
    articleId: id,
    title,
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    start,
    end,
    text: text.slice(start, end),
  };
}
