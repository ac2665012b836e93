/** Whether it runs as it should: the store answers, the platforms are connected, the minute's tick comes. */
export interface HealthParts {
  /** Rejects where the store does not answer. */
  readonly askStore: () => Promise<unknown>;
  /** Of each platform that started: whether it is connected. */
  readonly platforms: () => ReadonlyMap<string, boolean>;
  /** When the schedule was last looked through to its end. */
  readonly lastTick: () => string | undefined;
  readonly now: () => string;
}

export interface Health {
  readonly status: 'ok' | 'failing';
  readonly parts: Readonly<Record<string, string>>;
}

const TICK_WITHIN_MS = 2 * 60_000;
const STORE_WITHIN_MS = 2_000;

export async function checkHealth({ askStore, platforms, lastTick, now }: HealthParts): Promise<Health> {
  const store = await withinMs(askStore(), STORE_WITHIN_MS);
  const tick = lastTick();
  const ticks = tick !== undefined && Date.parse(now()) - Date.parse(tick) <= TICK_WITHIN_MS;
  const parts = {
    store: store ? 'ok' : 'does not answer',
    schedule: ticks ? 'ok' : 'has not been looked through for two minutes',
    ...Object.fromEntries(
      [...platforms()].map(([platform, connected]) => [platform, connected ? 'ok' : 'not connected']),
    ),
  };
  const isOk = platforms().size > 0 && Object.values(parts).every((part) => part === 'ok');
  return { status: isOk ? 'ok' : 'failing', parts };
}

async function withinMs(work: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), ms);
  const done = work.then(
    () => true,
    () => false,
  );
  const result = await Promise.race([done, late]);
  clearTimeout(timer);
  return result;
}
