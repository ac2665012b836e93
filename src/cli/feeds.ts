/** `brevier feeds list|add|remove|poll|import|export`: what is read in the background. */
import { readFile } from 'node:fs/promises';
import type { App } from '../app.ts';
import { listFeeds, openFeedReading } from '../app/background.ts';
import { settingsPath } from '../config.ts';
import { newFeed } from '../feeds/feed-list.ts';
import { type ListedFeed, readOpml, writeOpml } from '../ingest/opml.ts';
import { BrevierError, type Feed } from '../model.ts';
import {
  type Command,
  configuration,
  jsonOption,
  text,
  usageError,
  type Values,
  withApp,
} from './command.ts';
import type { Output } from './output.ts';

type Action = (app: App, words: readonly string[], values: Values, output: Output) => Promise<number>;

/** What became of a feed, as `--json` prints it. */
interface Outcome {
  readonly url: string;
  readonly status: 'added' | 'known' | 'removed' | 'refused';
  /** Why it is refused, or could not be read yet. */
  readonly problem?: string;
}

const actions: Readonly<Record<string, Action>> = {
  list,
  add,
  remove,
  poll,
  import: importOpml,
  export: exportOpml,
};

export const command: Command = {
  options: { ...jsonOption, section: { type: 'string' }, source: { type: 'string' } },
  takes: 'list, add URL…, remove URL…, poll, import FILE.opml, or export',
  async run([name = '', ...words], values, output) {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw usageError(`feeds has no "${name}"; it takes ${Object.keys(actions).join(', ')}`);
    return await withApp((app) => action(app, words, values, output));
  },
};

async function list(app: App, _: readonly string[], values: Values, output: Output): Promise<number> {
  const feeds = await listFeeds(app, configuration());
  const askers = Map.groupBy(await app.store.feeds.askers(), ({ url }) => url);
  for (const feed of feeds) {
    const chats = (askers.get(feed.url) ?? []).map(({ chat }) => chat);
    const by = chats.length === 0 ? '' : `\n  added by ${chats.join(', ')}`;
    if (values['json'] === true) output.json({ ...toRow(feed), ...(by && { chats }) });
    else output.print(`${nameOf(feed)}\n  ${feed.url}\n  ${state(feed)}${by}`);
  }
  if (feeds.length === 0) output.error('No feeds yet. Add one with: brevier feeds add URL');
  return 0;
}

/** A row on stdout, or a line: on stderr where there is a problem. */
function tell(outcome: Outcome, says: string, values: Values, output: Output): void {
  if (values['json'] === true) output.json(outcome);
  if (outcome.problem !== undefined) output.error(says);
  else if (values['json'] !== true) output.print(says);
}

function toRow(feed: Feed): object {
  const { url, configured, source, section, title, failures, problem, gone, readAt, newAt, dueAt } = feed;
  return { url, configured, source, section, title, failures, problem, gone, readAt, newAt, nextAt: dueAt };
}

function nameOf({ source, title, section, url }: Feed): string {
  const name = source ?? title ?? URL.parse(url)?.host ?? url;
  return section === undefined ? name : `${name} · ${section}`;
}

function state({ gone, problem, failures, readAt, newAt, dueAt }: Feed): string {
  if (gone) return `GONE: ${problem ?? 'it is not read any more'}; remove it`;
  const next = `next at ${short(dueAt)}`;
  if (problem !== undefined && failures === 0) return `NO NETWORK: it ${problem}; ${next}`;
  if (problem !== undefined) return `FAILS (${failures} in a row): it ${problem}; ${next}`;
  if (readAt === undefined) return `not read yet; ${next}`;
  return `read at ${short(readAt)}${newAt === undefined ? '' : `, last news at ${short(newAt)}`}; ${next}`;
}

function short(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

async function add(app: App, urls: readonly string[], values: Values, output: Output): Promise<number> {
  if (urls.length === 0) throw usageError('feeds add needs the URL of a feed');
  const listed = urls.map((url) => ({
    url,
    section: text(values, 'section'),
    source: text(values, 'source'),
  }));
  return await addAll(app, listed, values, output);
}

/** Stored first, whatever the network says; then read, so that a mistake shows at once. */
async function addAll(
  app: App,
  listed: readonly ListedFeed[],
  values: Values,
  output: Output,
): Promise<number> {
  const now = new Date().toISOString();
  await listFeeds(app, configuration());
  const added: Feed[] = [];
  let refused = 0;
  for (const one of listed) {
    const feed = newFeed(one, false, now);
    if (!feed) {
      refused += 1;
      const problem = 'is no address of a feed; use one such as https://example.org/feed.xml';
      tell({ url: one.url, status: 'refused', problem }, `${one.url}: ${problem}`, values, output);
    } else if (await app.store.feeds.add(feed)) added.push(feed);
    else tell({ url: feed.url, status: 'known' }, `already there: ${feed.url}`, values, output);
  }
  for (const feed of await readNow(app, added, values, output)) {
    const { url, problem } = feed;
    if (problem === undefined) tell({ url, status: 'added' }, `added: ${nameOf(feed)}`, values, output);
    else
      tell({ url, status: 'added', problem }, `added, but not read yet: ${url} ${problem}`, values, output);
  }
  return refused > 0 ? 1 : 0;
}

/** Reads these, whether due or not; returns them as they then fare. */
async function readNow(
  app: App,
  feeds: readonly Feed[],
  values: Values,
  output: Output,
): Promise<readonly Feed[]> {
  const { store, desk } = app;
  const now = new Date().toISOString();
  for (const feed of feeds) await store.feeds.settle({ ...feed, dueAt: now });
  const reading = await openFeedReading(app, configuration());
  output.progress('reading');
  try {
    const { received } = await reading.poller.round();
    await desk.catalogue();
    output.progress('');
    if (received > 0 && values['json'] !== true) output.print(`${received} articles came in`);
  } finally {
    await reading.close();
  }
  const urls = new Set(feeds.map(({ url }) => url));
  return (await store.feeds.list()).filter(({ url }) => urls.has(url));
}

async function remove(
  { store }: App,
  urls: readonly string[],
  values: Values,
  output: Output,
): Promise<number> {
  if (urls.length === 0)
    throw usageError('feeds remove needs the URL of a feed; brevier feeds list shows them');
  const configured = new Set(configuration().feeds.map((feed) => newFeed(feed, true, '')?.url));
  let missing = 0;
  for (const written of urls) {
    const url = newFeed({ url: written }, false, '')?.url ?? written;
    if (!configured.has(url) && (await store.feeds.remove(url))) {
      tell({ url, status: 'removed' }, `removed: ${url}`, values, output);
      continue;
    }
    missing += 1;
    const problem = configured.has(url)
      ? `stands in the configuration; take it out of feeds: in ${settingsPath(process.env, process.cwd())}`
      : 'is none of the feeds; brevier feeds list shows them';
    tell({ url, status: 'refused', problem }, `${url}: ${problem}`, values, output);
  }
  return missing > 0 ? 1 : 0;
}

async function poll(app: App, _words: readonly string[], values: Values, output: Output): Promise<number> {
  const feeds = await listFeeds(app, configuration());
  const read = await readNow(
    app,
    feeds.filter(({ gone }) => !gone),
    values,
    output,
  );
  for (const feed of read) {
    if (values['json'] === true) output.json(toRow(feed));
    else output.print(`${nameOf(feed)}: ${state(feed)}`);
  }
  return read.some(({ problem }) => problem !== undefined) ? 1 : 0;
}

async function importOpml(
  app: App,
  files: readonly string[],
  values: Values,
  output: Output,
): Promise<number> {
  const [file] = files;
  if (file === undefined) throw usageError('feeds import needs an OPML file');
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    throw new BrevierError('file', `${file}: cannot be read; check its name and permissions`, {
      cause: error,
    });
  }
  let listed: ListedFeed[];
  try {
    listed = readOpml(source);
  } catch (error) {
    throw error instanceof BrevierError ? new BrevierError(error.code, `${file}: ${error.message}`) : error;
  }
  if (listed.length === 0) throw new BrevierError('opml', `${file}: names no feeds`);
  return await addAll(app, listed, values, output);
}

async function exportOpml(app: App, _: readonly string[], values: Values, output: Output): Promise<number> {
  if (values['json'] === true)
    throw usageError('feeds export writes OPML; feeds list --json has the same as JSON');
  const feeds = await listFeeds(app, configuration());
  output.print(
    writeOpml(
      feeds.map(({ url, source, title, section }) => ({ url, source: source ?? title, section })),
    ).trimEnd(),
  );
  return 0;
}
