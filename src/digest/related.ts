/** Where to read on: what the page itself pointed to, the story's other articles, and what came before. */
import type { Article, RelatedLink } from '../model.ts';
import { fold } from './words.ts';

const LEAST_BEGINNING = 25;

export function relatedLinks(
  articles: readonly [Article, ...Article[]],
  background: readonly Article[],
  { most }: { readonly most: number },
): RelatedLink[] {
  const [first, ...others] = articles;
  const same = others.map((article) => toLink(article, 'same-story'));
  const page = articles.flatMap(({ links, source }) =>
    links.map((link): RelatedLink => ({
      ...link,
      ...(source === undefined ? {} : { source }),
      kind: 'page',
    })),
  );
  const earlier = background.map((article) => toLink(article, 'background'));
  const urls = new Set([first.url]);
  const titles = [first.title];
  return [...same, ...page, ...earlier]
    .filter(({ title, url }) => {
      const known = (url !== undefined && urls.has(url)) || titles.some((other) => isSameTitle(title, other));
      titles.push(title);
      urls.add(url);
      return !known;
    })
    .slice(0, most);
}

/** But for case and signs, and for what a site's lists cut off: a headline that begins another is that one. */
export function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [key(one), key(other)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= LEAST_BEGINNING && long.startsWith(`${short} `));
}

function toLink({ id, title, url, source }: Article, kind: RelatedLink['kind']): RelatedLink {
  return {
    title,
    articleId: id,
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    kind,
  };
}

function key(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
