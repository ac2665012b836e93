/** What a model may take in a day, in all and for what one chat asks; every call is entered in the store, and told the instruments. */
import type { FaultKind } from '../../digest/checks/fault.ts';
import type { Usage } from '../../digest/language-model.ts';
import { type Instruments, noInstruments, stopwatch } from '../../instruments.ts';
import type { SpendingStore } from '../../store/ports.ts';

/** Tokens a day. */
export interface Limits {
  readonly all: number;
  readonly chat: number;
}

export type WorkKind = 'brief' | 'translation' | 'answer' | 'embedding';

/** One chat's part of the budget. */
export interface Purse {
  /** Does the work and enters what it took; undefined, and nothing is done, where there is nothing left today. */
  pay<Result extends Paid>(
    kind: WorkKind,
    work: () => Promise<Result>,
    outcomeOf?: (result: Result) => Lines,
  ): Promise<Result | undefined>;
}

export interface Paid {
  readonly type: string;
  readonly usage: Usage;
}

/** Lines that may be shown, and why others were thrown away. */
export interface Lines {
  readonly kept: number;
  readonly faults: readonly FaultKind[];
}

const NO_LINES: Lines = { kept: 0, faults: [] };

export interface Budget {
  purse(chat: string): Purse;
  /** From now on these are told. */
  watch(instruments: Instruments): void;
}

export function createBudget(spending: SpendingStore, limits: Limits, now: () => string): Budget {
  const today = (): string => now().slice(0, 10);
  let instruments = noInstruments;
  return {
    watch(given) {
      instruments = given;
    },
    purse: (chat) => ({
      async pay(kind, work, outcomeOf = () => NO_LINES) {
        const spent = await spending.tokens(today(), chat);
        instruments.modelBudgetLeft(Math.max(0, limits.all - spent.all));
        if (spent.all >= limits.all || (chat !== '' && spent.chat >= limits.chat)) {
          instruments.modelCall({
            kind,
            outcome: 'over-budget',
            inputTokens: 0,
            outputTokens: 0,
            seconds: 0,
          });
          return undefined;
        }
        const seconds = stopwatch();
        const result = await work();
        const { inputTokens, outputTokens } = result.usage;
        const { kept, faults } = outcomeOf(result);
        const outcome = result.type === 'failed' ? 'failed' : 'answered';
        instruments.modelCall({ kind, outcome, inputTokens, outputTokens, seconds: seconds() });
        for (let line = 0; line < kept; line += 1) instruments.modelLine({ outcome: 'kept' });
        for (const reason of faults) instruments.modelLine({ outcome: 'replaced', reason });
        if (result.usage.calls > 0)
          await spending.add({ day: today(), kind, chat, ...result.usage, kept, replaced: faults.length });
        return result;
      },
    }),
  };
}
