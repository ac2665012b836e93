/**
 * What is counted and timed while Brevier runs: the layers tell it here, and know nothing of who counts. Nothing that is told
 * names a chat, a person or what was written.
 */
export interface Instruments {
  /** So many slots of the platform have become deliveries. */
  deliveriesDue(platform: string, count: number): void;
  deliveriesClaimed(platform: string, count: number): void;
  /** `lateSeconds`: since its slot. */
  deliverySent(platform: string, lateSeconds: number): void;
  /** It could not be sent, and is tried again. */
  deliveryRetried(platform: string): void;
  deliveryGivenUp(platform: string, why: GivenUp): void;
  /** Something that somebody typed or pressed has been dealt with. */
  request(request: AnsweredRequest): void;
  /** A question was answered, or not. */
  answer(answer: { readonly type: 'answered' | 'not-found'; readonly seconds: number }): void;
  feedsRead(round: { readonly read: number; readonly failed: number; readonly received: number }): void;
  modelCall(call: ModelCall): void;
  /** A line that a model wrote was kept, or the extractive one took its place; `reason` is one of a few words. */
  modelLine(line: { readonly outcome: 'kept' | 'replaced'; readonly reason?: string }): void;
  /** So many tokens may still be spent today. */
  modelBudgetLeft(tokens: number): void;
}

/** `late`: it no longer mattered; `gone`: so is its chat; `off`: its schedule was turned off meanwhile. */
export type GivenUp = 'late' | 'gone' | 'off';

export interface AnsweredRequest {
  /** A command of the table, `button`, `form`, `message`, `joined`, or `unknown`; nothing else that was typed. */
  readonly command: string;
  readonly platform: string;
  /** `refused`: too many came at once; `failed`: by a fault; `unsent`: the platform did not take the answer. */
  readonly outcome: 'answered' | 'refused' | 'failed' | 'unsent';
  /** Until the answer was sent. */
  readonly seconds: number;
}

export interface ModelCall {
  /** What it was asked for, one of a few words: `answer`, `key-points`, … */
  readonly kind: string;
  readonly outcome: 'answered' | 'refused' | 'failed' | 'over-budget';
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly seconds: number;
}

/** Counts nothing. */
export const noInstruments: Instruments = {
  deliveriesDue() {},
  deliveriesClaimed() {},
  deliverySent() {},
  deliveryRetried() {},
  deliveryGivenUp() {},
  request() {},
  answer() {},
  feedsRead() {},
  modelCall() {},
  modelLine() {},
  modelBudgetLeft() {},
};

/** Takes the time from now on, in seconds. */
export function stopwatch(): () => number {
  const begun = performance.now();
  return () => (performance.now() - begun) / 1_000;
}
