/**
 * The platforms, as long as they run: one that can't be reached at the start is tried again until it can, and one that is ended by its
 * own side doesn't take the others with it.
 */
import type { Logger } from 'pino';
import { BrevierError } from '../model.ts';
import type { AdapterMaker, ChatAdapter, Responder } from './chat-adapter.ts';

export interface RunningAdapters {
  /** Resolves after the first try of each. */
  readonly begun: Promise<void>;
  /** Those that run, by platform; one that is lost goes from here, one that is reached later comes in. */
  readonly running: ReadonlyMap<string, ChatAdapter>;
  /** The names of the same, in the same array all the time. */
  readonly platforms: readonly string[];
  /** Those that could not be reached yet. */
  readonly waiting: ReadonlySet<string>;
  /** Why platforms will not start, such as for a wrong token. */
  readonly failures: readonly unknown[];
  /** Resolves once none runs, and none is waited for. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

export function runAdapters(
  makers: readonly AdapterMaker[],
  responder: Responder,
  logger: Logger,
  firstPauseMs = FIRST_PAUSE_MS,
): RunningAdapters {
  const running = new Map<string, ChatAdapter>();
  const platforms: string[] = [];
  const waiting = new Set<string>();
  const failures: unknown[] = [];
  const ended = Promise.withResolvers<void>();
  const timers = new Set<NodeJS.Timeout>();
  const stopping = new Map<ChatAdapter, Promise<void>>();
  let stopped = false;

  function end(adapter: ChatAdapter): Promise<void> {
    const begun =
      stopping.get(adapter) ??
      adapter.stop().catch((error: unknown) => {
        logger.warn({ platform: adapter.platform, err: error }, 'a platform did not stop well');
      });
    stopping.set(adapter, begun);
    return begun;
  }

  function endIfNoneIsLeft(): void {
    if (running.size === 0 && waiting.size === 0) ended.resolve();
  }

  async function start(maker: AdapterMaker, pauseMs: number): Promise<void> {
    const { platform } = maker;
    const adapter = maker.create();
    try {
      await adapter.start(responder);
    } catch (error) {
      if (isUnreachable(error, platform) && !stopped) return tryLater(maker, error, pauseMs);
      failures.push(error);
      // At the first try it is told by whoever started them.
      if (waiting.delete(platform)) logger.error({ platform, err: error }, 'a platform could not be started');
      return;
    }
    if (stopped) return await end(adapter);
    if (waiting.delete(platform)) logger.info({ platform }, 'a platform is reached now');
    running.set(platform, adapter);
    platforms.push(platform);
    void adapter.lost?.then((error) => lose(maker, adapter, error));
  }

  function tryLater(maker: AdapterMaker, { code, message }: BrevierError, pauseMs: number): void {
    const { platform } = maker;
    waiting.add(platform);
    logger.warn({ platform, code }, `${message}; it is tried again in ${pauseMs / 1_000} s`);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void start(maker, Math.min(2 * pauseMs, LONGEST_PAUSE_MS)).then(endIfNoneIsLeft);
    }, pauseMs);
    timers.add(timer);
  }

  async function lose(maker: AdapterMaker, adapter: ChatAdapter, error: BrevierError): Promise<void> {
    const { platform } = maker;
    running.delete(platform);
    platforms.splice(platforms.indexOf(platform), 1);
    if (isUnreachable(error, platform) && !stopped) tryLater(maker, error, firstPauseMs);
    else logger.error({ platform, code: error.code }, `${error.message}; until then, its briefings wait`);
    endIfNoneIsLeft();
    await end(adapter);
  }

  return {
    begun: Promise.all(makers.map((maker) => start(maker, firstPauseMs))).then(endIfNoneIsLeft),
    running,
    platforms,
    waiting,
    failures,
    ended: ended.promise,
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([...stopping.values(), ...[...running.values()].map(end)]);
    },
  };
}

function isUnreachable(error: unknown, platform: string): error is BrevierError {
  return error instanceof BrevierError && error.code === `${platform}-unreachable`;
}
