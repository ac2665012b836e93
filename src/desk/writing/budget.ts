/** What a model may take in a day, in all and for what one chat asks; every call is entered in the store. */
import type { Usage } from '../../digest/language-model.ts';
import type { SpendingStore } from '../../store/ports.ts';

/** Tokens a day. */
export interface Limits {
  readonly all: number;
  readonly chat: number;
}

export type WorkKind = 'brief' | 'translation' | 'answer' | 'embedding';

/** One chat's part of the budget. */
export interface Purse {
  /** Whether there is anything left today. */
  mayCall(): Promise<boolean>;
  spend(kind: WorkKind, usage: Usage, lines: Lines): Promise<void>;
}

/** Lines that may be shown, and those that the checks threw away. */
export interface Lines {
  readonly kept: number;
  readonly replaced: number;
}

export interface Budget {
  purse(chat: string): Purse;
}

export function createBudget(spending: SpendingStore, limits: Limits, now: () => string): Budget {
  const today = (): string => now().slice(0, 10);
  return {
    purse: (chat) => ({
      async mayCall() {
        const spent = await spending.tokens(today(), chat);
        return spent.all < limits.all && (chat === '' || spent.chat < limits.chat);
      },
      async spend(kind, usage, lines) {
        await spending.add({ day: today(), kind, chat, ...usage, ...lines });
      },
    }),
  };
}
