/** `brevier stats`: what is stored, from where, how large, and how the feeds and the deliveries fare. */
import { listFeeds } from '../app/background.ts';
import { statisticsLines } from '../bots/statistics-lines.ts';
import { readStatistics } from '../desk/statistics.ts';
import type { Counted } from '../store/ports.ts';
import { readSpending, spendingLines } from './stats/spending.ts';
import { type Command, configuration, jsonOption, withApp } from './command.ts';

const MOST_NAMES = 12;
/** As wide as the longest label, and a gap. */
const LABEL_WIDTH = 13;

export const command: Command = {
  options: jsonOption,
  takes: 'nothing',
  run: (_, values, output) =>
    withApp(async (app) => {
      const { store } = app;
      const config = configuration();
      const now = new Date().toISOString();
      await listFeeds(app, config);
      const statistics = await readStatistics(store, now);
      const { sources, languages, days } = await store.articles.statistics();
      const { keep, model } = config;
      const spending = await readSpending(store.spending, model?.prices, now);
      if (values['json'] === true) {
        const { articles, stories, newest, bytes, feeds, schedules, deliveries } = statistics;
        const byPlatform = Object.fromEntries(schedules);
        const failing = feeds.failing + feeds.gone;
        output.json({
          articles,
          stories,
          newest,
          bytes,
          sources,
          languages,
          days,
          feeds: { all: feeds.healthy + failing, failing, gone: feeds.gone },
          schedules: [...schedules.values()].reduce((sum, count) => sum + count, 0),
          schedulesByPlatform: byPlatform,
          deliveries,
          keep,
          spending,
        });
        return 0;
      }
      const print = (label: string, text: string): void =>
        output.print(`${label.padEnd(LABEL_WIDTH)}${text}`);
      for (const { label, text } of statisticsLines(statistics, now)) print(label, text);
      print('kept', `${keep.days} days, ${keep.megabytes} MB at most`);
      print('by outlet', line(sources));
      print('by language', line(languages));
      print('by day', line(days));
      for (const spent of spendingLines(spending)) print('model', spent);
      if (statistics.feeds.failing + statistics.feeds.gone > 0)
        output.print('What is wrong with the feeds: brevier feeds list');
      return 0;
    }),
};

function line(counted: readonly Counted[]): string {
  const shown = counted.slice(0, MOST_NAMES).map(({ name, articles }) => `${name || 'unknown'} ${articles}`);
  const more = counted.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ') || 'none';
}
