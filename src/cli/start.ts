/** `brevier start`: the bots that have a token, or the chat in the terminal. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type FeedNews, rememberSamples, startBackground } from '../app/background.ts';
import { startBots } from '../app/bots.ts';
import { type App, configuredAdapters, openApp, openMonitor } from '../app.ts';
import { createTerminalAdapter } from '../bots/terminal/terminal-adapter.ts';
import type { Config, LogLevel } from '../config.ts';
import { createLogger, logUncaught } from '../log.ts';
import { secretsOf } from '../log/redact.ts';
import { readPaths } from '../ingest/read-paths.ts';
import type { Monitor } from '../monitoring/monitor.ts';
import { type Article, BrevierError } from '../model.ts';
import { type Command, configuration } from './command.ts';
import type { Output } from './output.ts';

const LAST_MS = 1_000;
const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');

export const command: Command = {
  options: {},
  takes: 'nothing',
  async run(_, _values, output) {
    const config = configuration();
    const platforms = config.discord || config.telegram;
    // Listened for from the beginning: a signal may come while the samples are read.
    const stopped = stopSignal();
    const logger = loggerOf(config, platforms ? 'info' : 'error');
    const app = await openApp(config, logger);
    try {
      await importSamples(app, output);
      await app.desk.catalogue();
      return platforms
        ? await runPlatforms(app, config, output, logger, stopped)
        : await runTerminal(app, config, output, logger, stopped);
    } finally {
      await app.close();
      if (platforms) endSoon();
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
  const bots = await startBots(app, config, [{ platform: 'terminal', create: () => terminal }], logger);
  let told = false;
  const background = await startBackground(app, config, logger, (news) => {
    const line = told ? '' : describe(news);
    told ||= line !== '';
    if (line !== '' && interactive) terminal.notice(line);
  });
  const heard = await Promise.race([terminal.ended, stopped]);
  if (heard === 0 && !interactive)
    output.error(
      'No token is set, so this was the chat in the terminal, and nothing was typed. brevier init sets up Discord and Telegram.',
    );
  await background.stop();
  await bots.stop();
  return 0;
}

function loggerOf(config: Config, level: LogLevel): Logger {
  const secrets = secretsOf(config, process.env);
  return createLogger(config.logLevel ?? level, { secrets, isTerminal: process.stderr.isTTY });
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
  logUncaught(logger);
  const monitor = await openMonitor(app, config, logger);
  try {
    return await runMonitored(app, config, { output, stopped, logger, monitor });
  } finally {
    await monitor.stop();
  }
}

interface Running {
  readonly output: Output;
  readonly stopped: Promise<void>;
  readonly logger: Logger;
  readonly monitor: Monitor;
}

async function runMonitored(
  app: App,
  config: Config,
  { output, stopped, logger, monitor }: Running,
): Promise<number> {
  const { instruments } = monitor;
  const adapters = await configuredAdapters(config, logger);
  const bots = await startBots(app, config, adapters, logger, instruments);
  monitor.watch(bots);
  for (const failure of bots.failures) {
    if (!(failure instanceof BrevierError)) throw failure;
    output.error(`brevier: ${failure.message}`);
  }
  if (bots.failures.length === adapters.length) return 1;
  let code: number;
  try {
    const { articles, stories } = await app.store.articles.counts();
    logger.info({ platforms: bots.started, articles, stories }, 'Brevier is running');
    const background = await startBackground(app, config, logger, () => undefined, instruments);
    code = await Promise.race([stopped.then(() => 0), bots.ended.then(() => 1)]);
    logger.info('stopping');
    await background.stop();
  } finally {
    // Else their connections would keep a process alive in which nothing else runs.
    await bots.stop();
  }
  if (code > 0) output.error('brevier: no platform is left, so it ends; brevier doctor says what to do');
  return code;
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

/** All is closed: a pause in a platform's library, such as the one that Telegram asked for, keeps the process no longer. */
function endSoon(): void {
  setTimeout(() => process.exit(), LAST_MS).unref();
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}
