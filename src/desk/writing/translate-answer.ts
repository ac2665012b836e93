/** An answer in the reader's language: each line from articles in another is translated. */
import type { AnswerLine } from '../../digest/writing/answer.ts';
import type { Article } from '../../model.ts';
import { translateTexts } from './translate-texts.ts';
import type { WritingDesk } from './writer.ts';

/** Undefined where it is in the reader's language, and where one line's translation doesn't hold: half in each is no answer. */
export async function translateAnswer(
  desk: WritingDesk,
  lines: readonly AnswerLine[],
  articles: readonly Article[],
  to: string,
): Promise<string | undefined> {
  const languages = new Map(articles.map(({ id, language }) => [id, language]));
  const languageOf = ({ evidence: [{ articleId }] }: AnswerLine): string => languages.get(articleId) ?? to;
  const foreign = Map.groupBy(lines, languageOf);
  foreign.delete(to);
  if (foreign.size === 0) return undefined;
  const translated = new Map<AnswerLine, string | undefined>();
  for (const [language, group] of foreign) {
    const texts = group.map(({ text }) => text);
    const found = await translateTexts(desk, texts, language, to);
    for (const [at, line] of group.entries()) translated.set(line, found[at]);
  }
  const told = lines.map((line) => (translated.has(line) ? translated.get(line) : line.text));
  return told.includes(undefined) ? undefined : told.join(' ');
}
