/** An answer from articles in another language than the reader's, in the reader's. */
import type { Answer, Article } from '../../model.ts';
import { translateTexts } from './translate-texts.ts';
import type { WritingDesk } from './writer.ts';

type Answered = Extract<Answer, { readonly type: 'answered' }>;

/** As it is where its articles are in several languages, in the reader's, or where no translation held. */
export async function translateAnswer(
  desk: WritingDesk,
  answer: Answered,
  articles: readonly Article[],
  to: string,
): Promise<Answered> {
  const cited = new Set(answer.citations.map(({ articleId }) => articleId));
  const [language, another] = new Set(
    articles.flatMap((article) => (cited.has(article.id) ? article.language : [])),
  );
  if (language === undefined || another !== undefined || language === to) return answer;
  const [translation] = await translateTexts(desk, [answer.text], language, to);
  return translation === undefined ? answer : { ...answer, translation };
}
