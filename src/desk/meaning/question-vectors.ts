/** Questions as vectors, each asked for once; where that takes too long, or may not be, the words have to do. */
import { LRUCache } from 'lru-cache';
import type { Embedder } from '../../digest/language-model.ts';
import type { Budget } from '../writing/budget.ts';

export interface QuestionVectors {
  /** `chat` pays for it; empty where no chat asks. Undefined where there is none within a second and a half. */
  of(question: string, chat: string): Promise<Float32Array | undefined>;
}

const WITHIN_MS = 1_500;
/** After a failure the endpoint is left alone for so long: nobody else waits for it in vain. */
const PAUSE_MS = 60_000;
const MOST_KNOWN = 500;

export function createQuestionVectors(embedder: Embedder, budget: Budget): QuestionVectors {
  const known = new LRUCache<string, Promise<Float32Array | undefined>>({ max: MOST_KNOWN });
  let notBeforeMs = 0;

  async function ask(question: string, chat: string): Promise<Float32Array | undefined> {
    const purse = budget.purse(chat);
    if (Date.now() < notBeforeMs) return undefined;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), WITHIN_MS);
    const embedded = await purse
      .pay('embedding', () => embedder.embed([question], over.signal))
      .finally(() => clearTimeout(timer));
    if (!embedded) return undefined;
    if (embedded.type === 'embedded') return embedded.vectors[0];
    notBeforeMs = Date.now() + Math.max(PAUSE_MS, embedded.retryAfterMs ?? 0);
    return undefined;
  }

  return {
    async of(question, chat) {
      const key = question.trim().toLowerCase();
      const asked = known.get(key) ?? ask(question, chat);
      known.set(key, asked);
      const vector = await asked;
      if (!vector) known.delete(key);
      return vector;
    },
  };
}
