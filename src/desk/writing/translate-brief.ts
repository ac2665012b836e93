/** A story's headline, key points and shown quotes in the reader's language, beside their own words. */
import { TRANSLATE_VERSION, translate } from '../../digest/writing/translate.ts';
import type { Brief } from '../../model.ts';
import { keyOf } from './line-memory.ts';
import type { WritingDesk } from './writer.ts';

/** What is kept of a text: its translation, or that none held. */
interface Kept {
  readonly translation?: string;
}

export async function translateBrief<Told extends Brief>(
  { model, memory, purse, signal }: WritingDesk,
  story: Told,
  language: string,
  to: string,
): Promise<Told> {
  const pulls = story.quotes.filter(({ pull }) => pull);
  const texts = [story.title, ...story.keyPoints.map(({ text }) => text), ...pulls.map(({ text }) => text)];
  const keys = texts.map((text) => keyOf(model.id, TRANSLATE_VERSION, language, to, text));
  const kept = await memory.recall<Kept>(keys, async (missing) => {
    const translated = await purse.pay(
      'translation',
      () => translate(model, { texts: missing.flatMap((at) => texts[at] ?? []), language, to, signal }),
      (result) => {
        const lines = result.type === 'translated' ? result.translations : [];
        const faults = lines.flatMap((line) => (typeof line === 'string' ? [] : line.fault.kind));
        return { kept: lines.length - faults.length, faults };
      },
    );
    const lines = translated?.type === 'translated' ? translated.translations : [];
    return lines.map((line): Kept => (typeof line === 'string' ? { translation: line } : {}));
  });
  const translations = new Map(texts.map((text, at) => [text, kept[at]?.translation]));
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
