/** A story's headline and key points in a model's words, as far as they hold. */
import {
  type Draft,
  type Line,
  type Refusal,
  REWRITE_VERSION,
  rewrite,
} from '../../digest/writing/rewrite.ts';
import { sentencesIn } from '../../digest/writing/material.ts';
import type { Article, Brief, Evidence, KeyPoint } from '../../model.ts';
import type { Lines } from './budget.ts';
import { keyOf } from './line-memory.ts';
import type { WritingDesk } from './writer.ts';

/** What is kept of a draft: its line, or that none held. */
type Kept = Line | { readonly refused: string };

const MOST_AROUND = 8;
/** So much of an article's beginning is given with every story. */
const BEGINNING = 400;

export async function rewriteBrief<Told extends Brief>(
  { model, memory, purse, signal, inTurn }: WritingDesk,
  story: Told,
  articles: readonly [Article, ...Article[]],
): Promise<Told> {
  const [lead] = articles;
  // One call is in one language: what a story's other articles say in another stays as it is.
  const own = articles.filter(({ language }) => language === lead.language);
  const ids = new Set(own.map(({ id }) => id));
  const points = story.keyPoints.filter(({ evidence }) =>
    evidence.every(({ articleId }) => ids.has(articleId)),
  );
  const drafts: Draft[] = [
    { kind: 'headline', text: story.title, evidence: [] },
    ...points.map(({ text, evidence }): Draft => ({ kind: 'point', text, evidence })),
  ];
  const keys = drafts.map(({ kind, text, evidence }) =>
    keyOf(model.id, REWRITE_VERSION, kind, text, ...evidence.map((one) => `${one.articleId} ${one.text}`)),
  );
  const kept = await memory.recall<Kept>(
    keys,
    async (missing) => {
      const written = await purse.pay(
        'brief',
        () =>
          rewrite(model, {
            drafts: missing.flatMap((at) => drafts[at] ?? []),
            articles: [lead, ...own.filter((article) => article !== lead)],
            around: around(lead, points),
            signal,
          }),
        (result) => linesOf(result.type === 'rewritten' ? result.lines : []),
      );
      const lines = written?.type === 'rewritten' ? written.lines : [];
      return lines.map((line): Kept => ('fault' in line ? { refused: line.fault.kind } : line));
    },
    inTurn,
  );
  const lines = kept.map((line) => (line && 'text' in line && stands(line, own) ? line : undefined));
  const [headline, ...others] = lines;
  const keyPoints = distinct(story.keyPoints, points, others);
  const isNew = headline && !isCopied(headline, story.title, keyPoints);
  return { ...story, ...(isNew && { headline: { ...headline, by: 'model' as const } }), keyPoints };
}

function linesOf(lines: readonly (Line | Refusal)[]): Lines {
  const faults = lines.flatMap((line) => ('fault' in line ? line.fault.kind : []));
  return { kept: lines.length - faults.length, faults };
}

/** The lead's beginning: a line may need the name that only stands there. */
function around(lead: Article, points: readonly KeyPoint[]): Evidence[] {
  const before = points.flatMap(({ evidence: [first] }) =>
    first.articleId === lead.id ? sentencesIn(lead, first.start - 2, first.start - 1) : [],
  );
  return [...sentencesIn(lead, 0, BEGINNING), ...before].slice(0, MOST_AROUND);
}

/** An article that was changed since has other words there. */
function stands({ evidence }: Line, articles: readonly Article[]): boolean {
  return evidence.every(({ articleId, start, end, text }) =>
    articles.some((article) => article.id === articleId && article.text.slice(start, end) === text),
  );
}

/** Each point in the model's words where they hold, and where no other point is told in the same ones. */
function distinct(
  all: readonly KeyPoint[],
  points: readonly KeyPoint[],
  lines: readonly (Line | undefined)[],
): KeyPoint[] {
  const told = new Set<string>();
  return all.map((point) => {
    const line = lines[points.indexOf(point)];
    if (!line || told.has(line.text) || bare(line.text) === bare(point.text)) return point;
    told.add(line.text);
    return { text: line.text, evidence: line.evidence, by: 'model' };
  });
}

/** A headline that is only the article's own, a point or a sentence over again adds nothing; what begins or ends one may be good. */
function isCopied({ text, evidence }: Line, title: string, points: readonly KeyPoint[]): boolean {
  const headline = bare(text);
  const told = [title, ...[...points, ...evidence].map((one) => one.text)].map(bare);
  return told.some((one) => one === headline || (headline.length > LONG_HEADLINE && one.includes(headline)));
}

const LONG_HEADLINE = 90;

function bare(text: string): string {
  return text.replace(/[\s.!?]+$/u, '').toLowerCase();
}
