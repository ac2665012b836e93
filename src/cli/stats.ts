/** `brevier stats`: what is stored, from where, how large, and how the feeds and the deliveries fare. */
import { listFeeds } from '../app.ts';
import type { Counted } from '../store/ports.ts';
import { readSpending, spendingLines } from './stats/spending.ts';
import { type Command, configuration, jsonOption, withApp } from './command.ts';

const MOST_NAMES = 12;

export const command: Command = {
  options: jsonOption,
  takes: 'nothing',
  run: (_, values, output) =>
    withApp(async (app) => {
      const { store } = app;
      const config = configuration();
      const { articles, stories, newest } = await store.articles.counts();
      const { sources, languages, days, bytes } = await store.articles.statistics();
      const feeds = await listFeeds(app, config);
      const failing = feeds.filter(({ problem, gone }) => problem !== undefined || gone).length;
      const schedules = await store.subscriptions.count();
      const { keep, model } = config;
      const spending = await readSpending(store.spending, model?.prices, new Date().toISOString());
      if (values['json'] === true) {
        output.json({
          articles,
          stories,
          newest,
          bytes,
          sources,
          languages,
          days,
          feeds: { all: feeds.length, failing },
          schedules,
          keep,
          spending,
        });
        return 0;
      }
      output.print(
        `articles   ${articles} in ${stories} ${stories === 1 ? 'story' : 'stories'}${newest === undefined ? '' : `, newest ${newest}`}`,
      );
      output.print(
        `on disk    ${(bytes / 1e6).toFixed(1)} MB; kept ${keep.days} days, ${keep.megabytes} MB at most`,
      );
      output.print(
        `feeds      ${feeds.length}${failing > 0 ? `, ${failing} failing: brevier feeds list` : ''}`,
      );
      output.print(`schedules  ${schedules}`);
      output.print(`by outlet  ${line(sources)}`);
      output.print(`by language ${line(languages)}`);
      output.print(`by day     ${line(days)}`);
      for (const spent of spendingLines(spending)) output.print(`model      ${spent}`);
      return 0;
    }),
};

function line(counted: readonly Counted[]): string {
  const shown = counted.slice(0, MOST_NAMES).map(({ name, articles }) => `${name || 'unknown'} ${articles}`);
  const more = counted.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ') || 'none';
}
