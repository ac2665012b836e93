/** `brevier start`: the bots that have a token, or the chat in the terminal. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import {
  type App,
  configuredAdapters,
  type FeedNews,
  openApp,
  rememberSamples,
  startBackground,
  startBots,
} from '../app.ts';
import { createTerminalAdapter } from '../bots/terminal/terminal-adapter.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../log.ts';
import { readPaths } from '../ingest/read-paths.ts';
import { type Article, BrevierError } from '../model.ts';
import { type Command, configuration } from './command.ts';
import type { Output } from './output.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');

export const command: Command = {
  options: {},
  takes: 'nothing',
  async run(_, _values, output) {
    const config = configuration();
    const platforms = config.discord || config.telegram;
    // Listened for from the beginning: a signal may come while the samples are read.
    const stopped = stopSignal();
    const logger = createLogger(config.logLevel ?? (platforms ? 'info' : 'error'));
    const app = await openApp(config, logger);
    try {
      await importSamples(app, output);
      await app.desk.catalogue();
      return platforms
        ? await runPlatforms(app, config, output, logger, stopped)
        : await runTerminal(app, config, output, logger, stopped);
    } finally {
      await app.close();
    }
  },
};

async function runTerminal(
  app: App,
  config: Config,
  output: Output,
  logger: Logger,
  stopped: Promise<void>,
): Promise<number> {
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const terminal = createTerminalAdapter({
    input: process.stdin,
    output: process.stdout,
    interactive,
    colour: interactive && !process.env['NO_COLOR'],
    // A pipe gets English, which scripts rely on; a person what the system is set to.
    ...(interactive ? { locale: Intl.DateTimeFormat().resolvedOptions().locale } : {}),
  });
  if (interactive) {
    const { articles, stories } = await app.store.articles.counts();
    output.print(
      `Brevier · ${articles} articles, ${stories} stories · /digest for the briefing, /help for the rest, Ctrl-D to leave`,
    );
  }
  const bots = await startBots(app, config, [terminal], logger);
  let told = false;
  const background = await startBackground(app, config, logger, (news) => {
    const line = told ? '' : describe(news);
    told ||= line !== '';
    if (line !== '' && interactive) terminal.notice(line);
  });
  await Promise.race([terminal.ended, stopped]);
  await background.stop();
  await bots.stop();
  return 0;
}

/** The first news of the feeds, or that there is none. */
function describe({ isOutage, received, read, samples }: FeedNews): string {
  if (isOutage) return 'No feed can be reached; /digest has what is stored.';
  if (received === 0) return '';
  const gone = samples > 0 ? `; the ${samples} sample articles made room for them` : '';
  return `${received} articles came in from ${read} feeds${gone}. /digest briefs them.`;
}

async function runPlatforms(
  app: App,
  config: Config,
  output: Output,
  logger: Logger,
  stopped: Promise<void>,
): Promise<number> {
  const bots = await startBots(app, config, await configuredAdapters(config, logger), logger);
  for (const failure of bots.failures) {
    if (!(failure instanceof BrevierError)) throw failure;
    output.error(`brevier: ${failure.message}`);
  }
  if (bots.started.length === 0) return 1;
  const { articles, stories } = await app.store.articles.counts();
  logger.info({ platforms: bots.started, articles, stories }, 'Brevier is running');
  const background = await startBackground(app, config, logger, () => undefined);
  await stopped;
  logger.info('stopping');
  await background.stop();
  await bots.stop();
  return 0;
}

/** An empty store gets the invented sample articles, so that the first /digest has something to brief. */
async function importSamples({ store, desk }: App, output: Output): Promise<void> {
  const { articles } = await store.articles.counts();
  if (articles > 0) return;
  const samples: Article[] = [];
  for await (const result of readPaths([SAMPLES], {}))
    if (result.type === 'article') samples.push(result.article);
  await desk.receive(samples);
  await rememberSamples(
    store,
    samples.map(({ id }) => id),
  );
  output.error(
    `The store is empty, so ${samples.length} sample articles were imported (all invented, see samples/README.md). ` +
      'Add your own with: brevier import PATH',
  );
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}
