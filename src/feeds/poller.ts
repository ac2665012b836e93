/** Reads feeds in the background, each when it is due; what goes wrong with one keeps no other waiting. */
import type { Logger } from 'pino';
import type { Feed } from '../model.ts';
import type { FeedStore } from '../store/ports.ts';
import { levelOf } from '../store/trouble.ts';
import type { Polled } from './poll-feed.ts';

export interface PollerParts {
  readonly feeds: FeedStore;
  readonly poll: (feed: Feed) => Promise<Polled>;
  readonly everyMinute: (task: () => Promise<void>) => { stop(): Promise<void> };
  readonly now: () => string;
  readonly logger: Logger;
}

/** What a round of readings brought. */
export interface Round {
  readonly read: number;
  readonly failed: number;
  /** New or changed articles. */
  readonly received: number;
  /** Not one feed could be reached. */
  readonly isOutage: boolean;
}

export interface Poller {
  /** Reads every feed that is due. */
  round(): Promise<Round>;
  /** A round now, then one a minute. `report` is told of each that read anything. */
  start(report: (round: Round) => Promise<void>): void;
  /** No more readings; resolves when those in flight have ended. */
  stop(): Promise<void>;
}

const AT_ONCE = 6;
/** A reading takes no longer; a process that died in the middle leaves its feeds to the next round after this. */
const LEASE_MS = 15 * 60_000;
const OUTAGE_PAUSE_MS = 5 * 60_000;
/** So many failures in a row are reported, once. */
const DEAD = 5;

export function createPoller({ feeds, poll, everyMinute, now, logger }: PollerParts): Poller {
  let clock: ReturnType<PollerParts['everyMinute']> | undefined;
  let running: Promise<Round> | undefined;
  let stopped = false;
  let wasOutage = false;

  async function drain(polled: Polled[]): Promise<void> {
    while (!stopped) {
      const feed = await feeds.claim(now(), after(LEASE_MS));
      if (!feed) return;
      const result = await poll(feed).catch((error: unknown): Polled => {
        logger[levelOf(error)]({ err: error, feed: feed.url }, 'a feed could not be read');
        return { type: 'stopped', feed: { ...feed, dueAt: after(LEASE_MS) } };
      });
      polled.push(result);
      // Whether it is the feed or the network is known when the round is over.
      if (result.type !== 'failed' || !result.isUnreachable) await settle(result);
    }
  }

  async function settle(result: Polled): Promise<void> {
    const { feed } = result;
    await feeds.settle(feed);
    if (result.type === 'read') {
      logger.debug({ feed: feed.url, received: result.received, next: feed.dueAt }, 'a feed was read');
      return;
    }
    if (result.type === 'stopped') return;
    const { url, problem, failures, dueAt } = feed;
    if (feed.gone)
      logger.warn({ feed: url, problem }, 'a feed is gone and is not read any more; take it out');
    else if (failures === DEAD)
      logger.warn({ feed: url, problem }, 'a feed cannot be read for some time now; is it still there?');
    else logger.info({ feed: url, problem, failures, next: dueAt }, 'a feed could not be read');
  }

  async function run(): Promise<Round> {
    const polled: Polled[] = [];
    await Promise.all(Array.from({ length: AT_ONCE }, () => drain(polled)));
    const unreachable = polled.filter((one) => one.type === 'failed' && one.isUnreachable);
    // One feed alone may be dead; of several, it is the network.
    const isOutage = unreachable.length > 1 && unreachable.length === polled.length;
    for (const one of unreachable) {
      if (isOutage) await feeds.settle(postponed(one.feed));
      else await settle(one);
    }
    if (isOutage && !wasOutage)
      logger.warn(
        { feeds: polled.length },
        'no feed can be reached; is there a network? Trying again every 5 minutes',
      );
    if (polled.length > 0) wasOutage = isOutage;
    return {
      read: polled.filter(({ type }) => type === 'read').length,
      failed: polled.filter(({ type }) => type === 'failed').length,
      received: polled.reduce((sum, one) => sum + (one.type === 'read' ? one.received : 0), 0),
      isOutage,
    };
  }

  /** Without a network no feed is to blame, and all are read as soon as there is one. */
  function postponed(feed: Feed): Feed {
    const { failures, ...rest } = feed;
    return { ...rest, failures: failures - 1, dueAt: after(OUTAGE_PAUSE_MS) };
  }

  function after(ms: number): string {
    return new Date(Date.parse(now()) + ms).toISOString();
  }

  function round(): Promise<Round> {
    running ??= run().finally(() => (running = undefined));
    return running;
  }

  return {
    round,
    start(report) {
      const next = async (): Promise<void> => {
        try {
          const done = await round();
          if (done.read + done.failed > 0) await report(done);
        } catch (error) {
          logger[levelOf(error)](
            { err: error },
            'a round of feeds failed; the next one takes up what it left',
          );
        }
      };
      clock = everyMinute(next);
      void next();
    },
    async stop() {
      stopped = true;
      await clock?.stop();
      await running?.catch(() => undefined);
    },
  };
}
