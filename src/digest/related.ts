/** Where to read on: what the page itself pointed to, the story's other articles, and what came before. */
import type { Article, RelatedLink } from '../model.ts';
import { fold } from './words.ts';

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
  const seen = new Set([key(first.title), ...(first.url === undefined ? [] : [first.url])]);
  return [...same, ...page, ...earlier]
    .filter(({ title, url }) => {
      const known = seen.has(key(title)) || (url !== undefined && seen.has(url));
      seen.add(key(title));
      if (url !== undefined) seen.add(url);
      return !known;
    })
    .slice(0, most);
}

function toLink({ title, url, source }: Article, kind: RelatedLink['kind']): RelatedLink {
  return { title, ...(url === undefined ? {} : { url }), ...(source === undefined ? {} : { source }), kind };
}

function key(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
