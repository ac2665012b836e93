/** The catalogue: what a language model wrote, well or badly, beside the sentences that it claims to rest on. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { readPaths } from '../../src/ingest/read-paths.ts';
import type { Article } from '../../src/model.ts';

export const FAULTS = [
  'invented-quote',
  'altered-quote',
  'wrong-speaker',
  'changed-number',
  'swapped-numbers',
  'changed-unit',
  'swapped-names',
  'invented-name',
  'flipped-negation',
  'flipped-direction',
  'hedge-dropped',
  'merged-events',
  'shifted-date',
  'source-not-cited',
  'invented-fact',
  'foreign-link',
  'mention',
  'markdown-bomb',
  'prompt-leak',
  'another-language',
  'control-characters',
  'too-long',
] as const;

export type Fault = (typeof FAULTS)[number];

const common = {
  id: z.string().min(1),
  /** Name of the article's file, without its folder. */
  article: z.string().min(1),
  kind: z.enum(['point', 'answer', 'headline']),
  question: z.string().min(1).optional(),
  cites: z.array(z.string().min(1)).min(1),
  text: z.string().min(1),
  /** Why it is faithful or not, where that may be argued about. */
  note: z.string().optional(),
};

const line = z
  .discriminatedUnion('faithful', [
    z.strictObject({ ...common, faithful: z.literal(true) }),
    z.strictObject({ ...common, faithful: z.literal(false), fault: z.enum(FAULTS) }),
  ])
  .refine(({ kind, question }) => (kind === 'answer') === (question !== undefined), {
    error: 'answers have a question, and nothing else has',
  });

const halves = z.record(z.string(), z.strictObject({ half: z.literal([1, 2]) }));

export type CatalogueLine = z.infer<typeof line> & {
  readonly source: Article;
  /** 1: to tune on; 2: to report. Absent for a catalogue that nobody tunes on. */
  readonly half?: 1 | 2;
};

export interface Catalogue {
  /** Each of its `*.jsonl` is read. */
  readonly folder: string;
  /** Files, and folders of files, that hold its articles. */
  readonly articles: readonly string[];
  /** JSON: `{file name: {half}}`. */
  readonly halves?: string;
}

const HERE = import.meta.dirname;

export const OWN_CATALOGUE: Catalogue = {
  folder: HERE,
  articles: [join(HERE, 'articles'), join(HERE, '../../samples')],
  halves: join(HERE, 'articles.json'),
};

/**
 * Reads and checks a catalogue.
 * @throws Error naming the line's id (or file and number) where a line has not the shape, its article is unknown or has no half, or a
 *   cited sentence does not stand to the letter in the article's text as it is read.
 */
export async function readCatalogue(catalogue: Catalogue = OWN_CATALOGUE): Promise<CatalogueLine[]> {
  const sources = await readArticles(catalogue.articles);
  const half = catalogue.halves
    ? halves.parse(JSON.parse(readFileSync(catalogue.halves, 'utf8')))
    : undefined;
  return linesOf(catalogue.folder).map((one): CatalogueLine => {
    const source = sources.get(one.article);
    if (!source) throw new Error(`${one.id}: no article ${one.article}`);
    const missing = one.cites.find((cited) => !source.text.includes(cited));
    if (missing !== undefined) throw new Error(`${one.id}: not in ${one.article}: ${missing}`);
    if (!half) return { ...one, source };
    const its = half[one.article]?.half;
    if (!its) throw new Error(`${one.id}: ${one.article} has no half`);
    return { ...one, source, half: its };
  });
}

function linesOf(folder: string): z.infer<typeof line>[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return files.toSorted().flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((json, index) => {
        if (json === '') return [];
        const parsed = line.safeParse(JSON.parse(json));
        if (!parsed.success) throw new Error(`${name}:${index + 1}: ${z.prettifyError(parsed.error)}`);
        return [parsed.data];
      }),
  );
}

/** Files that hold several articles are left out: a name must mean one text. */
async function readArticles(paths: readonly string[]): Promise<Map<string, Article>> {
  const found = new Map<string, Article>();
  for await (const result of readPaths(paths, {}))
    if (result.type === 'article' && result.line === undefined)
      found.set(basename(result.file), result.article);
  return found;
}
