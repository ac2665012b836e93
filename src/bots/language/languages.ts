/** The languages that the bot speaks, and which of them is meant. */
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { portuguese } from './pt.ts';
import type { Language, Wording } from './wording.ts';

export type { Language } from './wording.ts';

const wordings: Readonly<Record<Language, Wording>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
};

export const LANGUAGES: readonly Language[] = Object.values(wordings).map(({ language }) => language);

/** English unless said. */
export function wordingOf(language: Language | undefined): Wording {
  return language === undefined ? english : wordings[language];
}

/** "pt-BR" is Portuguese; undefined for a language that the bot does not speak. */
export function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.trim().toLowerCase().split(/[-_]/u)[0];
  return Object.values(wordings).find(({ language }) => language === primary)?.language;
}
