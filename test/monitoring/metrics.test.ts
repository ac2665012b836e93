/** What the instruments are told, and what the store holds, as Prometheus reads it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Feed } from '../../src/model.ts';
import { createMetrics } from '../../src/monitoring/metrics.ts';
import { createStoreFigures } from '../../src/monitoring/store-figures.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readMetrics } from './scraped.ts';

const NOW = '2026-11-25T08:00:00.000Z';

async function open(platforms: readonly string[] = []) {
  const store = await openStore('sqlite::memory:');
  const metrics = createMetrics(
    createStoreFigures(store, () => NOW),
    platforms,
  );
  return { store, instruments: metrics.instruments, scrape: async () => readMetrics(await metrics.render()) };
}

test('requests, answers and what a model does', async () => {
  const { store, instruments, scrape } = await open();
  instruments.request({ command: 'digest', platform: 'discord', outcome: 'answered', seconds: 0.2 });
  instruments.request({ command: 'digest', platform: 'discord', outcome: 'failed', seconds: 2 });
  instruments.answer({ type: 'not-found', seconds: 0.02 });
  instruments.modelCall({
    kind: 'answer',
    outcome: 'answered',
    inputTokens: 900,
    outputTokens: 40,
    seconds: 2,
  });
  instruments.modelCall({
    kind: 'answer',
    outcome: 'refused',
    inputTokens: 100,
    outputTokens: 0,
    seconds: 1,
  });
  instruments.modelLine({ outcome: 'replaced', reason: 'no evidence' });
  instruments.modelBudgetLeft(1_000);
  const { value } = await scrape();
  const digest = 'brevier_command_duration_seconds_count{command="digest",platform="discord"';
  expect(value(`${digest},outcome="answered"}`)).toBe(1);
  expect(value(`${digest},outcome="failed"}`)).toBe(1);
  expect(value('brevier_answer_duration_seconds_bucket{le="0.03",type="not-found"}')).toBe(1);
  expect(value('brevier_model_call_duration_seconds_count{kind="answer",outcome="refused"}')).toBe(1);
  expect(value('brevier_model_tokens_total{direction="input"}')).toBe(1_000);
  expect(value('brevier_model_lines_total{outcome="replaced",reason="no evidence"}')).toBe(1);
  expect(value('brevier_model_budget_tokens_left')).toBe(1_000);
  await store.close();
});

test('what has not happened yet is nought, so that its first time is seen as a rise', async () => {
  const { store, scrape } = await open(['telegram']);
  const { value } = await scrape();
  for (const counter of ['due', 'claimed', 'sent', 'retried'])
    expect(value(`brevier_deliveries_${counter}_total{platform="telegram"}`), counter).toBe(0);
  expect(value('brevier_deliveries_given_up_total{platform="telegram",reason="late"}')).toBe(0);
  expect(value('brevier_delivery_lateness_seconds_count{platform="telegram"}')).toBe(0);
  expect(value('brevier_feed_readings_total{outcome="failed"}')).toBe(0);
  expect(value('brevier_deliveries_sent_total{platform="discord"}')).toBeUndefined();
  await store.close();
});

test('feeds by how they fare, and since when the longest waiting delivery is due', async () => {
  const { store, scrape } = await open();
  const feed = (name: string, some: Partial<Feed>): Feed => ({
    url: `https://${name}.example/feed`,
    dueAt: NOW,
    failures: 0,
    configured: true,
    ...some,
  });
  await store.feeds.add(feed('a', { readAt: '2026-11-25T07:59:00.000Z' }));
  await store.feeds.add(feed('b', { readAt: '2026-11-25T07:00:00.000Z', failures: 3, problem: 'HTTP 500' }));
  await store.feeds.add(feed('c', { gone: true }));
  await store.deliveries.open([{ chat: 'telegram:1', slot: '2026-11-25T07:50:00.000Z' }]);
  const { value } = await scrape();
  expect(value('brevier_feeds{state="healthy"}')).toBe(1);
  expect(value('brevier_feeds{state="failing"}')).toBe(1);
  expect(value('brevier_feeds{state="gone"}')).toBe(1);
  expect(value('brevier_feed_age_seconds{of="oldest"}')).toBe(3_600);
  expect(value('brevier_deliveries_oldest_due_seconds')).toBe(600);
  expect(value('brevier_newest_article_age_seconds')).toBeNaN();
  await store.close();
});

test('docs/metrics.md lists them all, and no other', async () => {
  const store = await openStore('sqlite::memory:');
  const text = await createMetrics(createStoreFigures(store, () => NOW)).render();
  const document = readFileSync(resolve(import.meta.dirname, '..', '..', 'docs', 'metrics.md'), 'utf8');
  const listed = [...document.matchAll(/^\| `(brevier_\w+)`/gmu)].map(([, name]) => name);
  const told = [...text.matchAll(/^# TYPE (brevier_\w+)/gmu)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(told.toSorted());
  await store.close();
});
