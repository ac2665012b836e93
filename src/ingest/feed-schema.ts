/** What feedsmith makes of the four formats, as far as it is read: a field that is not as it should be is left out. */
import { z } from 'zod';

export const text = z.string().optional().catch(undefined);
const person = z
  .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
  .optional()
  .catch(undefined);
const first = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .transform((all) => all[0])
    .optional()
    .catch(undefined);

/** What relative addresses are relative to. */
const xml = z.object({ base: text }).optional().catch(undefined);

/** The fields that the four formats share, under all the names that feedsmith gives them. */
export const entrySchema = z.object({
  id: text,
  guid: z.object({ value: text, isPermaLink: z.boolean().optional() }).optional().catch(undefined),
  title: z
    .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
    .optional()
    .catch(undefined),
  link: text,
  url: text,
  links: z
    .array(z.object({ href: text, rel: text }))
    .transform((all) => (all.find(({ rel = 'alternate' }) => rel === 'alternate') ?? all[0])?.href)
    .optional()
    .catch(undefined),
  description: text,
  summary: z
    .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
    .optional()
    .catch(undefined),
  content: z
    .union([
      z.string(),
      z.object({ encoded: z.string() }).transform(({ encoded }) => encoded),
      z.object({ value: z.string() }).transform(({ value }) => value),
    ])
    .optional()
    .catch(undefined),
  content_html: text,
  content_text: text,
  pubDate: text,
  published: text,
  updated: text,
  date_published: text,
  dc: z
    .object({ date: text, dates: first(z.string()), creator: text, creators: first(z.string()) })
    .optional()
    .catch(undefined),
  atom: z.object({ published: text, updated: text }).optional().catch(undefined),
  xml,
  author: person,
  authors: first(person),
  categories: first(
    z.union([
      z.string(),
      z
        .object({ name: text, term: text, label: text })
        .transform(({ name, label, term }) => name ?? label ?? term),
    ]),
  ),
  tags: first(z.string()),
  image: text,
  media: z
    .object({
      thumbnails: first(z.object({ url: text })),
      contents: first(z.object({ url: text, type: text, medium: text })),
    })
    .optional()
    .catch(undefined),
  enclosures: first(z.object({ url: text, type: text })),
});
export type Entry = z.infer<typeof entrySchema>;

export const feedSchema = z.object({
  title: z
    .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
    .optional()
    .catch(undefined),
  language: text,
  xml,
  /** Minutes. */
  ttl: z.number().positive().optional().catch(undefined),
  sy: z
    .object({ updatePeriod: text, updateFrequency: z.number().positive().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  items: z.array(z.unknown()).optional(),
  entries: z.array(z.unknown()).optional(),
});
export type Feed = z.infer<typeof feedSchema>;
