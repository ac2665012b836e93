/**
 * The port to a language model. It is asked for one JSON value of a shape; what comes back is checked for that shape here, and
 * for its truth elsewhere (checks/): it is data of an untrusted stranger.
 */
import type { z } from 'zod';

export interface LanguageModel {
  /** Which model of which endpoint ("gpt-4.1-mini at api.openai.com"): part of the key under which its work is kept. */
  readonly id: string;
  /** Asks once, retries included. Resolves whatever the endpoint does, within the timeout it was made with. */
  write<Value>(task: WritingTask<Value>): Promise<Written<Value>>;
}

export interface WritingTask<Value> {
  /** What is to be done, and how; ours, the only text the model is to obey. */
  readonly instructions: string;
  /** What it is to be done with: untrusted text, fenced by whoever made the task. */
  readonly material: string;
  /** The shape of the reply; objects only, every key required, nothing that JSON Schema can't say. */
  readonly shape: z.ZodType<Value>;
  /** The shape's name, for endpoints that ask for one: letters, digits, "_". */
  readonly name: string;
  readonly mostTokens: number;
  /** Gives up as soon as it is aborted. */
  readonly signal?: AbortSignal;
  /** Where given, the reply is streamed, and this is called with all the text that has come so far: a part of a JSON value. */
  readonly onText?: (soFar: string) => void;
}

export type Written<Value> =
  | { readonly type: 'written'; readonly value: Value; readonly usage: Usage }
  | {
      readonly type: 'failed';
      readonly reason: ModelFailure;
      /** In a line, for a log or for `brevier doctor`; holds no key. */
      readonly says: string;
      readonly usage: Usage;
      /** The endpoint asked to be left alone for so long. */
      readonly retryAfterMs?: number;
    };

/**
 * `unauthorized`: the key is refused; `unknown-model`: there is no such model; `unreachable`: nobody answers there, or something
 * that is no such endpoint; `busy`: too many requests, or no credit; `slow`: no reply in time; `declined`: the model won't;
 * `truncated`: the reply was cut off; `unreadable`: no JSON of the shape; `cancelled`: by the caller; `failed`: anything else.
 */
export type ModelFailure =
  | 'unauthorized'
  | 'unknown-model'
  | 'unreachable'
  | 'busy'
  | 'slow'
  | 'declined'
  | 'truncated'
  | 'unreadable'
  | 'cancelled'
  | 'failed';

/** As the endpoint counts; estimated (four characters a token) where it doesn't. */
export interface Usage {
  /** Requests that were sent, retries included. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Texts as vectors of one length, near each other where they mean the same. */
export interface Embedder {
  readonly id: string;
  /** A vector of length 1 for each text, in order. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Embedded>;
}

export type Embedded =
  | { readonly type: 'embedded'; readonly vectors: readonly Float32Array[]; readonly usage: Usage }
  | {
      readonly type: 'failed';
      readonly reason: ModelFailure;
      readonly says: string;
      readonly usage: Usage;
      readonly retryAfterMs?: number;
    };
