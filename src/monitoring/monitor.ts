/** What an operator looks at: instruments that count, and a server that shows them and says whether all is well. */
import type { Logger } from 'pino';
import type { Instruments } from '../instruments.ts';
import type { Store } from '../store/ports.ts';
import { checkHealth, type HealthParts } from './health.ts';
import { createMetrics } from './metrics.ts';
import { listen, type Listening } from './server.ts';
import { createStoreFigures } from './store-figures.ts';

export interface MonitorParts {
  readonly port: number;
  readonly host: string;
  /** Those that are configured. */
  readonly platforms: readonly string[];
  readonly store: Store;
  readonly now: () => string;
  readonly logger: Logger;
}

/** What is looked at once the bots run; until then it is not well. */
export type Watched = Pick<HealthParts, 'platforms' | 'lastTick'>;

export interface Monitor {
  readonly instruments: Instruments;
  watch(bots: Watched): void;
  stop(): Promise<void>;
}

export async function startMonitor(parts: MonitorParts): Promise<Monitor> {
  const { port, host, platforms, store, now, logger } = parts;
  let watched: Watched = { platforms: () => new Map(), lastTick: () => undefined };
  const metrics = createMetrics(createStoreFigures(store, now), platforms);
  const health = () => checkHealth({ askStore: () => store.articles.revision(), now, ...watched });
  const listening = await tryListening();

  /** What cannot be looked at runs all the same. */
  async function tryListening(): Promise<Listening | undefined> {
    try {
      const found = await listen({ port, host, health, metrics });
      logger.info({ host, port: found.port }, '/healthz and /metrics can be asked for');
      return found;
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      logger.error(
        { host, port, reason },
        '/healthz and /metrics cannot be listened for; choose another port in health.port (or HEALTH_PORT)',
      );
      return undefined;
    }
  }

  return {
    instruments: metrics.instruments,
    watch(bots) {
      watched = bots;
    },
    async stop() {
      await listening?.stop();
    },
  };
}
