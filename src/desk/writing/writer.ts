/**
 * What a language model may write at the desk: headlines, key points and answers in its words, translations. Each line is written once,
 * checked, and kept; where it can't be had in time or within the budget, the articles' own words stand.
 */
import type { Article, Brief } from '../../model.ts';
import type { LanguageModel } from '../../digest/language-model.ts';
import { createSlots } from '../../digest/language-model/slots.ts';
import type { Instruments } from '../../instruments.ts';
import type { Store } from '../../store/ports.ts';
import { createBudget, type Limits, type Purse } from './budget.ts';
import { createLineMemory, type InTurn, type LineMemory } from './line-memory.ts';
import { rewriteBrief } from './rewrite-brief.ts';
import { translateAnswer } from './translate-answer.ts';
import { translateBrief } from './translate-brief.ts';
import { answerBy, type ModelAnswerRequest, type ModelAnswer } from './answer-by.ts';

export interface Writer {
  /** The briefs, in order, as far as they are written by then. */
  briefs<Told extends Brief>(stories: readonly Told[], request: WritingRequest): Promise<readonly Told[]>;
  /** Undefined where the model can't be asked, or says nothing that holds in time. */
  answer(request: ModelAnswerRequest, writing: WritingRequest): Promise<ModelAnswer | undefined>;
  /** Tells these what it takes. */
  watch(instruments: Instruments): void;
  /** Gives up what is still being written; resolves once the store is no longer needed. */
  close(): Promise<void>;
}

export interface WritingRequest {
  /** Who pays: empty where no chat asks. */
  readonly chat: string;
  /** The reader's language: articles in another are translated. */
  readonly language?: string;
  /** After so long the articles' own words are taken; what is being written is kept for the next time. */
  readonly withinMs: number;
}

interface WriterParts {
  readonly model: LanguageModel;
  /** Where lines and spending are kept. */
  readonly store: Pick<Store, 'keyValue' | 'spending'>;
  /** The articles that the briefs are of. */
  readonly articles: (ids: readonly string[]) => Promise<readonly Article[]>;
  readonly limits: Limits;
  readonly now: () => string;
  /** Told of what failed by a fault, not by the model's: the articles' own words have been taken. */
  readonly onFailure?: (error: unknown) => void;
}

/** All that a piece of writing needs. */
export interface WritingDesk {
  readonly model: LanguageModel;
  readonly purse: Purse;
  readonly memory: LineMemory;
  readonly inTurn: InTurn;
  readonly signal: AbortSignal;
}

export function createWriter({
  model,
  store,
  articles,
  limits,
  now,
  onFailure = () => undefined,
}: WriterParts): Writer {
  const closing = new AbortController();
  const budget = createBudget(store.spending, limits, now);
  const memory = createLineMemory(store, closing.signal);
  const slots = createSlots(AT_ONCE);

  const deskOf = (chat: string, turn: InTurn): WritingDesk => ({
    model,
    memory,
    signal: closing.signal,
    purse: budget.purse(chat),
    inTurn: turn,
  });

  async function write<Told extends Brief>(story: Told, { chat, language }: WritingRequest): Promise<Told> {
    const [lead, ...others] = await articlesOf(story);
    if (!lead) return story;
    const desk = deskOf(chat, inTurn);
    return language === undefined || language === lead.language
      ? await rewriteBrief(desk, story, [lead, ...others])
      : await translateBrief(desk, story, lead.language, language);
  }

  /** Whoever waits for a turn is not yet waiting for the model. */
  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const release = await slots.take(closing.signal);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** The lead first, then those that its lines rest on. */
  async function articlesOf({ id, keyPoints }: Brief): Promise<Article[]> {
    const ids = new Set([
      id,
      ...keyPoints.flatMap(({ evidence }) => evidence.map(({ articleId }) => articleId)),
    ]);
    const found = await articles([...ids]);
    return found.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
  }

  return {
    async briefs(stories, request) {
      const deadline = createDeadline(request.withinMs, onFailure);
      try {
        return await Promise.all(stories.map((story) => deadline.or(write(story, request), story)));
      } finally {
        deadline.clear();
      }
    },
    async answer(request, { chat, language, withinMs }) {
      const deadline = createDeadline(withinMs, onFailure);
      try {
        // Somebody waits for it: it doesn't stand behind the briefings.
        const desk = deskOf(chat, (work) => work());
        const signal = AbortSignal.any([closing.signal, deadline.signal]);
        const written = await deadline.or(answerBy({ ...desk, signal }, request), undefined);
        if (written?.type !== 'answered') return written;
        const { lines, ...answer } = written;
        if (language === undefined) return answer;
        // Others may wait for the same translation, with more time.
        const translation = await deadline.or(
          translateAnswer(desk, lines, request.articles, language),
          undefined,
        );
        return translation === undefined ? answer : { ...answer, translation };
      } finally {
        deadline.clear();
      }
    },
    watch: (instruments) => budget.watch(instruments),
    async close() {
      closing.abort();
      await memory.settled();
    },
  };
}

/** As many as the model takes at once. */
const AT_ONCE = 4;

interface Deadline {
  readonly signal: AbortSignal;
  /** What comes first; a failure counts as nothing written. */
  or<Value>(work: Promise<Value>, otherwise: Value): Promise<Value>;
  clear(): void;
}

function createDeadline(afterMs: number, onFailure: (error: unknown) => void): Deadline {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), afterMs);
  const passed = new Promise<void>((resolve) =>
    over.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  return {
    signal: over.signal,
    async or(work, otherwise) {
      // What is still being written when the time is up may fail later.
      const safe = work.catch((error: unknown) => {
        if (!over.signal.aborted || !isAborted(error)) onFailure(error);
        return otherwise;
      });
      return await Promise.race([safe, passed.then(() => otherwise)]);
    },
    clear: () => clearTimeout(timer),
  };
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
