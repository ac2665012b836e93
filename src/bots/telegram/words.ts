/** The few words that are the adapter's own, in the languages that replies come in. */
import type { Reply } from '../blocks.ts';

export interface Words {
  readonly update: string;
  readonly readOn: string;
  readonly ask: string;
}

type Language = NonNullable<Reply['language']>;

const words: Readonly<Record<Language, Words>> = {
  en: { update: 'Update', readOn: 'Read on', ask: 'Ask about it' },
  de: { update: 'Update', readOn: 'Weiterlesen', ask: 'Dazu fragen' },
  fr: { update: 'Du nouveau', readOn: 'À lire aussi', ask: 'Poser une question' },
  es: { update: 'Novedad', readOn: 'Para leer más', ask: 'Preguntar' },
  pt: { update: 'Novidade', readOn: 'Leia mais', ask: 'Perguntar' },
};

/** English unless said. */
export function wordsIn(language: Language | undefined): Words {
  return words[language ?? 'en'];
}
