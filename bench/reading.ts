/** Pages and articles, read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import nlp from 'compromise';
import { parseHTML } from 'linkedom';
import { briefArticle } from '../src/digest/brief.ts';
import { readHtml } from '../src/ingest/read-html.ts';
import { makeArticles } from './articles.ts';
import { type Table, time } from './table.ts';

const COUNT = 300;

export async function benchReading({ row }: Table): Promise<void> {
  const articles = makeArticles(0, COUNT, 60_000);
  const pages = realPages() ?? madePages();
  row(
    'read a page',
    await time(() => pages.forEach((page) => readHtml(page)), pages.length),
    'linkedom and Readability alone',
    await time(
      () => pages.forEach((page) => new Readability(parseHTML(page).document).parse()),
      pages.length,
    ),
  );
  row(
    'brief an article',
    await time(() => articles.forEach((article) => briefArticle(article)), COUNT),
    "compromise's quotations() alone",
    await time(() => articles.forEach(({ text }) => nlp(text).quotations().out('array')), COUNT),
  );
}

/** Those of the development data, where it is there. */
function realPages(): string[] | undefined {
  const folder = join(process.env['BREVIER_EVAL_DATA'] ?? 'data/eval', 'extraction', 'html');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).map((name) => gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
}

/** With menus, a sidebar of headlines and a footer, as pages have them. */
function madePages(): string[] {
  const articles = makeArticles(0, 100, 60_000);
  const list = articles.slice(0, 60).map(({ title }) => `<li><a href="/x">${title}</a></li>`);
  return articles.map(({ title, text }) => {
    const paragraphs = text.split('\n\n').map((words) => `<p>${words}</p>`);
    return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><ul>${list.join('')}</ul></nav>
<main><article><h1>${title}</h1>${paragraphs.join('')}</article><aside><ul>${list.join('')}</ul></aside></main><footer>All rights reserved</footer></body></html>`;
  });
}
