/** Articles as data: one JSON object, a list of them, or one a line. */
import { z } from 'zod';
import { type Found } from './make-article.ts';
import { readHtml } from './read-html.ts';
import { readText, type TextRead } from './read-text.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const name = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)));

const person = z.union([z.string(), z.object({ name: z.string() }).transform(({ name: called }) => called)]);

const schema = z.object({
  id: name,
  title: text,
  text,
  html: text,
  url: text,
  source: text,
  section: text,
  author: z
    .union([person, z.array(person).transform((all) => all.join(', '))])
    .nullish()
    .transform((value) => value ?? undefined),
  publishedAt: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => value ?? undefined),
});

export type Refusal = { readonly type: 'refused'; readonly code: string; readonly reason: string };
export type JsonRead = ({ readonly type: 'read' } & TextRead) | Refusal;

/** One article from one parsed JSON value. */
export function readJsonArticle(value: unknown): JsonRead {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join('.') ?? '';
    const reason =
      place === ''
        ? 'is no article; use an object with "text" or "html"'
        : `"${place}" is not of the kind it should be (${issue?.message ?? 'invalid'}); mend it or leave it out`;
    return { type: 'refused', code: 'json-shape', reason };
  }
  const { html, text, ...known } = parsed.data;
  if (html !== undefined && !text?.trim()) {
    const page = readHtml(html, known);
    return page
      ? { type: 'read', ...page }
      : { type: 'refused', code: 'no-article', reason: 'the page in "html" holds no article' };
  }
  if (!text?.trim()) {
    if (!known.title?.trim())
      return {
        type: 'refused',
        code: 'json-shape',
        reason: 'has neither "text" nor "html"; add one of them',
      };
    return { type: 'read', found: { ...known, text: '' }, removed: [] };
  }
  return { type: 'read', ...readText(text, withoutEmpty(known)) };
}

function withoutEmpty(known: Omit<Found, 'text'>): Omit<Found, 'text'> {
  return known.title?.trim() ? known : { ...known, title: undefined };
}

/** Where a JSON text breaks, in words: "line 7, column 12". */
export function parseJson(source: string): { readonly type: 'value'; readonly value: unknown } | Refusal {
  try {
    const value: unknown = JSON.parse(source);
    return { type: 'value', value };
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/\s+/gu, ' ').slice(0, 120) : '';
    return { type: 'refused', code: 'json', reason: `broken JSON: ${message}; mend it or leave it out` };
  }
}
