/** A story's headline, key points and shown quotes in the reader's language, beside their own words. */
import type { Brief } from '../../model.ts';
import { translateTexts } from './translate-texts.ts';
import type { WritingDesk } from './writer.ts';

export async function translateBrief<Told extends Brief>(
  desk: WritingDesk,
  story: Told,
  language: string,
  to: string,
): Promise<Told> {
  const pulls = story.quotes.filter(({ pull }) => pull);
  const texts = [story.title, ...story.keyPoints.map(({ text }) => text), ...pulls.map(({ text }) => text)];
  const found = await translateTexts(desk, texts, language, to);
  const translations = new Map(texts.map((text, at) => [text, found[at]]));
  const withTranslation = <Told extends { readonly text: string }>(told: Told): Told => {
    const translation = translations.get(told.text);
    return translation === undefined ? told : { ...told, translation };
  };
  const title = translations.get(story.title);
  return {
    ...story,
    ...(title === undefined ? {} : { titleTranslation: title }),
    keyPoints: story.keyPoints.map(withTranslation),
    quotes: story.quotes.map((quote) => (quote.pull ? withTranslation(quote) : quote)),
  };
}
