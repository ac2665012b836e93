/** Texts of one language in another, each translated once; undefined where no translation held. */
import { TRANSLATE_VERSION, translate } from '../../digest/writing/translate.ts';
import { keyOf } from './line-memory.ts';
import type { WritingDesk } from './writer.ts';

/** What is kept of a text: its translation, or that none held. */
interface Kept {
  readonly translation?: string;
}

export async function translateTexts(
  { model, memory, purse, signal, inTurn }: WritingDesk,
  texts: readonly string[],
  language: string,
  to: string,
): Promise<(string | undefined)[]> {
  const keys = texts.map((text) => keyOf(model.id, TRANSLATE_VERSION, language, to, text));
  const kept = await memory.recall<Kept>(
    keys,
    async (missing) => {
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
    },
    inTurn,
  );
  return kept.map((one) => one?.translation);
}
