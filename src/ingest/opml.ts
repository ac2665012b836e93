/** Feed lists as other readers write them: OPML, its folders as sections. */
import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { z } from 'zod';
import { BrevierError } from '../model.ts';

/** A feed as somebody lists it. */
export interface ListedFeed {
  readonly url: string;
  readonly source?: string | undefined;
  readonly section?: string | undefined;
}

const MOST_DEPTH = 8;

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

const outline: z.ZodType<Outline> = z.object({
  text: z.string().optional(),
  title: z.string().optional(),
  xmlUrl: z.string().optional(),
  get outlines() {
    return z.array(outline).optional();
  },
});
const document = z.object({ body: z.object({ outlines: z.array(outline) }) });

/** Throws a BrevierError for what is no OPML. */
export function readOpml(source: string): ListedFeed[] {
  let raw: unknown;
  try {
    raw = parseOpml(source);
  } catch (error) {
    throw new BrevierError('opml', 'is no OPML that can be read; export it anew from your feed reader', {
      cause: error,
    });
  }
  const parsed = document.safeParse(raw);
  return parsed.success ? listed(parsed.data.body.outlines, undefined, 0) : [];
}

function listed(outlines: readonly Outline[], section: string | undefined, depth: number): ListedFeed[] {
  if (depth > MOST_DEPTH) return [];
  return outlines.flatMap(({ text, title, xmlUrl, outlines: inner }) => {
    const name = (title ?? text)?.trim() || undefined;
    const own = xmlUrl === undefined ? [] : [{ url: xmlUrl, source: name, section }];
    return [...own, ...listed(inner ?? [], xmlUrl === undefined ? name : section, depth + 1)];
  });
}

export function writeOpml(feeds: readonly ListedFeed[]): string {
  const toOutline = ({ url, source }: ListedFeed): Opml.Outline<string> => ({
    type: 'rss',
    text: source ?? url,
    xmlUrl: url,
  });
  const sections = Map.groupBy(feeds, ({ section }) => section ?? '');
  const outlines = [...sections].flatMap(([name, inside]): Opml.Outline<string>[] =>
    name === '' ? inside.map(toOutline) : [{ text: name, outlines: inside.map(toOutline) }],
  );
  return generateOpml({ head: { title: 'Feeds of Brevier' }, body: { outlines } });
}
