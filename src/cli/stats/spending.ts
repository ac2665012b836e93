/** What the model took, by day and kind, for `brevier stats`. */
import type { Config } from '../../config.ts';
import type { DaySpending, SpendingStore } from '../../store/ports.ts';

const DAY_MS = 24 * 3_600_000;
const DAYS_SHOWN = 14;
const MILLION = 1_000_000;

type Prices = NonNullable<Config['model']>['prices'];

/** A day's work of one kind; `cost` in `currency`, where prices are configured. */
export interface PricedSpending extends DaySpending {
  readonly cost?: number;
  readonly currency?: string;
}

/** Of the last two weeks, the newest day first. */
export async function readSpending(
  spending: SpendingStore,
  prices: Prices,
  now: string,
): Promise<readonly PricedSpending[]> {
  const from = new Date(Date.parse(now) - (DAYS_SHOWN - 1) * DAY_MS).toISOString().slice(0, 10);
  const days = await spending.since(from);
  const used = days.filter(({ calls }) => calls > 0);
  return used.map((day) => (prices ? { ...day, ...costOf(day, prices) } : day));
}

function costOf(
  { inputTokens, outputTokens }: DaySpending,
  { input, output, currency }: NonNullable<Prices>,
): { readonly cost: number; readonly currency: string } {
  return { cost: (inputTokens * input + outputTokens * output) / MILLION, currency };
}

/** A line for each day and kind; none where nothing was spent. */
export function spendingLines(days: readonly PricedSpending[]): string[] {
  return days.map(({ day, kind, calls, inputTokens, outputTokens, kept, replaced, cost, currency }) => {
    const tokens = (inputTokens + outputTokens).toLocaleString('en');
    const money = cost === undefined ? '' : `, ${cost.toFixed(cost < 1 ? 4 : 2)} ${currency}`;
    // An embedding has no lines.
    const lines = kept + replaced > 0 ? `; ${kept} of ${kept + replaced} lines kept` : '';
    return `${day} ${kind}: ${calls} ${calls === 1 ? 'call' : 'calls'}, ${tokens} tokens${money}${lines}`;
  });
}
