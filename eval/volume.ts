/**
 * 10,000 raw pages through import and brief, a briefing of all of them, and a question each week: that nothing fails, and that
 * every quote, key point, figure and citation stands where it says. Each page is read as a line of JSON with its title, and as
 * text alone. Data: rtqa/2022 of realtimeqa/realtimeqa_public.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDesk } from '../src/desk/desk.ts';
import { briefArticle } from '../src/digest/brief.ts';
import { makeArticle } from '../src/ingest/make-article.ts';
import { readJsonLines } from '../src/ingest/read-json-lines.ts';
import type { Article, Brief, Evidence } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Evaluation } from './evaluation.ts';
import { isMadeOf } from './made-of.ts';
import { printNote, printTable } from './table.ts';

const PAGES = 10_000;
const NOW = '2023-01-01T00:00:00Z';
const SETTINGS = { follow: [], mute: [] };
const MOST_SHOWN = 20;

interface Found {
  readonly search_result: readonly {
    readonly url: string;
    readonly title?: string;
    readonly text?: string;
    readonly publish_date?: string;
  }[];
}

/** How many of each were looked at, and what was wrong with some. */
interface Tally {
  readonly counts: Map<string, number>;
  readonly faults: string[];
}

export const evaluate: Evaluation = async (folder) => {
  const data = join(folder, 'rtqa', '2022');
  const pages = readdirSync(data)
    .filter((file) => file.endsWith('_gcs.jsonl'))
    .flatMap((file) => readLines<Found>(join(data, file)).flatMap((one) => one.search_result))
    .filter(({ text }) => text)
    .map(({ url, title, text, publish_date }) => ({ url, title, text, publishedAt: publish_date }));
  const lines = [...pages, ...pages.map(({ text }) => ({ text }))]
    .slice(0, PAGES)
    .map((page) => `${JSON.stringify(page)}\n`);
  const tally: Tally = { counts: new Map(), faults: [] };
  const articles = await briefAll(lines, tally);
  const questions = readdirSync(data)
    .filter((file) => /^\d{8}_qa\.jsonl$/u.test(file))
    .flatMap((file) => readLines<{ readonly question_sentence: string }>(join(data, file)))
    .map((one) => one.question_sentence);
  await throughTheStore(articles, questions, tally);
  printTable(
    `Volume: ${lines.length} raw pages`,
    ['what', 'how many'],
    [...tally.counts].map(([what, count]) => [what, count]),
  );
  printNote(`${tally.faults.length} faults.`);
  for (const fault of tally.faults.slice(0, MOST_SHOWN)) process.stdout.write(`${fault}\n`);
};

/** What was read of the pages that have a title. */
async function briefAll(lines: readonly string[], tally: Tally): Promise<Article[]> {
  const titled: Article[] = [];
  let slowest = { ms: 0, id: '', length: 0 };
  for await (const read of readJsonLines(lines)) {
    if (read.type === 'refused') {
      add(tally, 'pages refused');
      continue;
    }
    const article = await makeArticle(read.found);
    if (!article) {
      add(tally, 'pages without an article');
      continue;
    }
    add(tally, 'articles briefed');
    if (article.url !== undefined) titled.push(article);
    const begun = process.cpuUsage();
    const brief = briefArticle(article);
    const { user, system } = process.cpuUsage(begun);
    const ms = (user + system) / 1_000;
    if (ms > slowest.ms) slowest = { ms, id: article.url ?? article.id, length: article.text.length };
    checkBrief(brief, () => article, tally, '');
  }
  process.stdout.write(
    `\nthe slowest brief took ${slowest.ms.toFixed(0)} ms of processor time (${slowest.id}, ${slowest.length} characters)\n`,
  );
  return titled;
}

async function throughTheStore(
  articles: readonly Article[],
  questions: readonly string[],
  tally: Tally,
): Promise<void> {
  const store = await openStore('sqlite::memory:');
  const desk = createDesk({ store, now: () => NOW });
  for (const status of await desk.take(articles)) add(tally, `stored: ${status}`);
  const kept = new Map(
    (await store.articles.newest(articles.length)).map((article) => [article.id, article]),
  );
  const { stories } = await desk.briefing({
    from: '1970-01-01T00:00:00Z',
    to: NOW,
    settings: SETTINGS,
    most: 'all',
  });
  for (const story of stories) {
    add(tally, 'stories');
    checkBrief(story, (id) => kept.get(id), tally, 'of stories: ');
    for (const figure of (story.differences ?? []).flatMap(({ figures }) => figures))
      check(figure, kept.get(figure.articleId), tally, 'figures that differ');
  }
  for (const question of questions) {
    const answer = await desk.ask({ question });
    add(tally, `questions ${answer.type}`);
    const cited = answer.type === 'answered' ? answer.citations : answer.nearest;
    for (const citation of cited) check(citation, kept.get(citation.articleId), tally, 'citations');
    if (answer.type === 'answered' && !isMadeOf(answer.text, cited.map(({ text }) => text).join(' ')))
      add(tally, 'answers in other words than their citations');
  }
  await store.close();
}

function checkBrief(
  { keyPoints, quotes, related, id }: Brief,
  articleOf: (id: string) => Article | undefined,
  tally: Tally,
  of: string,
): void {
  for (const quote of quotes) check(quote, articleOf(quote.articleId), tally, `${of}quotes`);
  for (const { text, evidence } of keyPoints) {
    add(tally, `${of}key points`);
    for (const span of evidence)
      check(span, articleOf(span.articleId), tally, `${of}sentences of key points`);
    if (!isMadeOf(text, evidence.map((span) => span.text).join(' ')))
      tally.faults.push(`key point in other words: ${text}`);
  }
  const own = articleOf(id);
  for (const link of related) {
    add(tally, `${of}related links`);
    if (link.articleId === id || (link.url !== undefined && link.url === own?.url))
      tally.faults.push(`links to itself: ${link.title}`);
  }
}

function check(
  { text, start, end, articleId }: Evidence,
  article: Article | undefined,
  tally: Tally,
  what: string,
): void {
  add(tally, what);
  if (text === '' || article?.text.slice(start, end) !== text)
    tally.faults.push(`${what}: ${articleId} ${start}-${end} isn't ${JSON.stringify(text)}`);
}

function add({ counts }: Tally, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function readLines<Line>(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line): Line[] => (line === '' ? [] : [JSON.parse(line)]));
}
