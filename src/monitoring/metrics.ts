/** The instruments as Prometheus reads them, in a registry of their own. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GivenUp, Instruments } from '../instruments.ts';
import type { StoreFigures } from './store-figures.ts';

export interface Metrics {
  readonly instruments: Instruments;
  readonly contentType: string;
  /** All of it, in Prometheus's text format. */
  render(): Promise<string>;
}

const LATE_SECONDS = [1, 5, 15, 30, 60, 120, 300, 900, 3_600, 21_600];
const ANSWER_SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

const GIVEN_UP: readonly GivenUp[] = ['late', 'gone', 'off'];

/** @param platforms those that are configured. */
export function createMetrics(
  figures: () => Promise<StoreFigures>,
  platforms: readonly string[] = [],
): Metrics {
  const registers = [new Registry()] as const;
  const [registry] = registers;
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name, help, labelNames, registers: [...registers] });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[],
  ) => new Histogram({ name, help, buckets, labelNames, registers: [...registers] });

  const due = counter('brevier_deliveries_due_total', 'Slots that became deliveries', ['platform']);
  const claimed = counter('brevier_deliveries_claimed_total', 'Deliveries taken up to be sent', ['platform']);
  const sent = counter('brevier_deliveries_sent_total', 'Briefings that were delivered', ['platform']);
  const late = histogram('brevier_delivery_lateness_seconds', 'From the slot to the delivery', LATE_SECONDS, [
    'platform',
  ]);
  const retried = counter('brevier_deliveries_retried_total', 'Tries that failed and are made again', [
    'platform',
  ]);
  const givenUp = counter('brevier_deliveries_given_up_total', 'Briefings that are not sent any more', [
    'platform',
    'reason',
  ]);
  const requests = histogram(
    'brevier_command_duration_seconds',
    'How long it took to answer a command, a message or a button',
    ANSWER_SECONDS,
    ['command', 'platform', 'outcome'],
  );
  const answers = histogram(
    'brevier_answer_duration_seconds',
    'How long it took to answer a question, or to find that there is no answer',
    ANSWER_SECONDS,
    ['type'],
  );
  const readings = counter('brevier_feed_readings_total', 'Readings of feeds', ['outcome']);
  const received = counter(
    'brevier_articles_received_total',
    'New or changed articles that the feeds brought',
  );
  const modelCalls = histogram(
    'brevier_model_call_duration_seconds',
    'Calls of the language model',
    ANSWER_SECONDS,
    ['kind', 'outcome'],
  );
  const tokens = counter('brevier_model_tokens_total', 'Tokens sent to and written by the model', [
    'direction',
  ]);
  const lines = counter(
    'brevier_model_lines_total',
    'Lines the model wrote, by whether the articles carry them',
    ['outcome', 'reason'],
  );
  const budget = new Gauge({
    name: 'brevier_model_budget_tokens_left',
    help: 'Tokens that may still be spent today; NaN without a model',
    registers: [...registers],
  });
  budget.set(Number.NaN);
  beginAtNought();
  const setStoreFigures = createStoreGauges(registry);

  return {
    contentType: registry.contentType,
    async render() {
      setStoreFigures(await figures());
      return await registry.metrics();
    },
    instruments: {
      deliveriesDue: (platform, count) => due.inc({ platform }, count),
      deliveriesClaimed: (platform, count) => claimed.inc({ platform }, count),
      deliverySent(platform, lateSeconds) {
        sent.inc({ platform });
        late.observe({ platform }, lateSeconds);
      },
      deliveryRetried: (platform) => retried.inc({ platform }),
      deliveryGivenUp: (platform, reason) => givenUp.inc({ platform, reason }),
      request: ({ command, platform, outcome, seconds }) =>
        requests.observe({ command, platform, outcome }, seconds),
      answer: ({ type, seconds }) => answers.observe({ type }, seconds),
      feedsRead(round) {
        readings.inc({ outcome: 'read' }, round.read);
        readings.inc({ outcome: 'failed' }, round.failed);
        received.inc(round.received);
      },
      modelCall({ kind, outcome, inputTokens, outputTokens, seconds }) {
        modelCalls.observe({ kind, outcome }, seconds);
        tokens.inc({ direction: 'input' }, inputTokens);
        tokens.inc({ direction: 'output' }, outputTokens);
      },
      modelLine: ({ outcome, reason = '' }) => lines.inc({ outcome, reason }),
      modelBudgetLeft: (left) => budget.set(left),
    },
  };

  /** Prometheus sees no rise in what begins with its first event: a first briefing that is given up would alert nobody. */
  function beginAtNought(): void {
    for (const platform of platforms) {
      for (const deliveries of [due, claimed, sent, retried]) deliveries.inc({ platform }, 0);
      for (const reason of GIVEN_UP) givenUp.inc({ platform, reason }, 0);
      late.zero({ platform });
    }
    for (const type of ['answered', 'not-found']) answers.zero({ type });
    for (const outcome of ['read', 'failed']) readings.inc({ outcome }, 0);
    for (const direction of ['input', 'output']) tokens.inc({ direction }, 0);
  }
}

/** Gauges that are set to what the store holds when they are asked for. */
function createStoreGauges(registry: Registry): (figures: StoreFigures) => void {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const labelled = <Label extends string>(name: string, help: string, label: Label): Gauge<Label> =>
    new Gauge({ name, help, labelNames: [label], registers: [registry] });
  const open = gauge('brevier_deliveries_open', 'Deliveries that wait or are being sent');
  const oldest = gauge('brevier_deliveries_oldest_due_seconds', 'For how long the longest waiting is due');
  const schedules = labelled('brevier_schedules', 'Chats with a schedule', 'platform');
  const feeds = labelled('brevier_feeds', 'Feeds, by how they fare', 'state');
  const feedAge = labelled('brevier_feed_age_seconds', 'Since the last good reading', 'of');
  const articles = gauge('brevier_articles', 'Stored articles');
  const stories = gauge('brevier_stories', 'Stored stories');
  const bytes = gauge('brevier_store_bytes', 'What the store takes on disk');
  const newest = gauge(
    'brevier_newest_article_age_seconds',
    'Since the newest article; NaN in an empty store',
  );
  return (figures) => {
    open.set(figures.open);
    oldest.set(figures.oldestDueSeconds);
    schedules.reset();
    for (const [platform, count] of figures.schedules) schedules.set({ platform }, count);
    for (const [state, count] of Object.entries(figures.feeds)) feeds.set({ state }, count);
    feedAge.set({ of: 'oldest' }, figures.feedAges.oldest);
    feedAge.set({ of: 'median' }, figures.feedAges.median);
    articles.set(figures.articles);
    stories.set(figures.stories);
    bytes.set(figures.bytes);
    newest.set(figures.newestAgeSeconds);
  };
}
