/** For so long it can be looked up what became of a delivery. */
export const LEDGER_DAYS = 30;
