/** The platforms that run, as long as they do: one that is ended by its own side doesn't take the others with it. */
import type { Logger } from 'pino';
import type { ChatAdapter } from './chat-adapter.ts';

export interface Watched {
  /** Those that run; one that is lost goes from the list. */
  readonly platforms: readonly string[];
  /** Resolves once all of them are lost. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export function watchAdapters(running: readonly ChatAdapter[], logger: Logger): Watched {
  const platforms = running.map(({ platform }) => platform);
  const stopping = new Map<ChatAdapter, Promise<void>>();
  const ended = Promise.withResolvers<void>();

  function stop(adapter: ChatAdapter): Promise<void> {
    const begun = stopping.get(adapter) ?? adapter.stop();
    stopping.set(adapter, begun);
    return begun;
  }

  for (const adapter of running) {
    void adapter.lost?.then((error) => {
      const { platform } = adapter;
      platforms.splice(platforms.indexOf(platform), 1);
      logger.error({ platform, code: error.code }, `${error.message}; until then, its briefings wait`);
      if (platforms.length === 0) ended.resolve();
      return stop(adapter).catch((reason: unknown) =>
        logger.warn({ platform, err: reason }, 'a platform did not stop well'),
      );
    });
  }
  return {
    platforms,
    ended: ended.promise,
    async stop() {
      await Promise.allSettled(running.map(stop));
    },
  };
}
