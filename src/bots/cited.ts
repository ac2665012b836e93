/** Passages of articles in a reply: each article's together, in its order, with its source; and buttons that show more. */
import type { ArticleRef, Evidence } from '../model.ts';
import { actions } from './actions.ts';
import type { Button, PassageBlock } from './blocks.ts';
import { passageBlock, type Telling } from './origin.ts';

/** Words of an article that a reply rests on. */
export interface Cited {
  readonly evidence: Evidence;
  readonly article: Pick<ArticleRef, 'title' | 'url' | 'source' | 'publishedAt'>;
  /** What is shown of them, where that isn't the words themselves. */
  readonly shown?: string;
}

export interface CitedBlocks {
  readonly blocks: readonly PassageBlock[];
  /** One for each block: what its button goes back to. */
  readonly citations: readonly Evidence[];
  readonly buttons: readonly Button[];
}

const MOST_BUTTONS = 5;

export interface CitedOptions {
  /** Sets the first words cited off among the others of their article. */
  readonly mark?: boolean;
  /** What stands between two passages of one article; an ellipsis where something is left out, unless said. */
  readonly apart?: string;
}

/** A block an article, in the order in which they are first cited. */
export function citedBlocks(
  cited: readonly Cited[],
  telling: Telling,
  options: CitedOptions = {},
): CitedBlocks {
  const groups = Map.groupBy(cited, ({ evidence }) => evidence.articleId);
  const blocks: PassageBlock[] = [];
  const citations: Evidence[] = [];
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const { text, mark } = joined(first, others, options);
    blocks.push({ ...passageBlock(first.article, text, telling), ...(mark && { mark }) });
    citations.push(first.evidence);
  }
  return { blocks, citations, buttons: passageButtons([...groups.values()], telling) };
}

/** In the article's order, with an ellipsis where something was left out between. */
function joined(
  first: Cited,
  others: readonly Cited[],
  options: CitedOptions,
): Pick<PassageBlock, 'text' | 'mark'> {
  const ordered = withoutOverlaps([first, ...others]);
  let text = '';
  let mark: PassageBlock['mark'];
  let end: number | undefined;
  for (const one of ordered) {
    const words = one.shown ?? one.evidence.text;
    // At most white space lies between: nothing was left out.
    if (end !== undefined) text += options.apart ?? (one.evidence.start - end <= 2 ? ' ' : ' … ');
    const isFirst = first.evidence.start >= one.evidence.start && first.evidence.end <= one.evidence.end;
    if (options.mark && isFirst && others.length > 0) {
      const start = text.length + first.evidence.start - one.evidence.start;
      mark = { start, end: start + first.evidence.text.length };
    }
    text += words;
    end = one.evidence.end;
  }
  return { text, ...(mark && { mark }) };
}

/** In the article's order; words that two passages share stand once. */
function withoutOverlaps(cited: readonly Cited[]): Cited[] {
  const merged: Cited[] = [];
  for (const one of cited.toSorted((a, b) => a.evidence.start - b.evidence.start)) {
    const last = merged.at(-1);
    const { articleId, start, end, text } = one.evidence;
    if (!last || start >= last.evidence.end || last.shown !== undefined) merged.push(one);
    else if (end > last.evidence.end)
      merged[merged.length - 1] = {
        ...last,
        evidence: {
          articleId,
          start: last.evidence.start,
          end,
          text: last.evidence.text + text.slice(last.evidence.end - start),
        },
      };
  }
  return merged;
}

/** Named by outlet where each has one of its own, else numbered. */
function passageButtons(groups: readonly (readonly Cited[])[], { wording }: Telling): Button[] {
  const { buttons } = wording;
  const outlets = groups.map(([first]) => first?.article.source ?? '');
  const isNamed = new Set(outlets).size === outlets.length && !outlets.includes('');
  return groups.slice(0, MOST_BUTTONS).map(([first], index) => ({
    label:
      groups.length === 1 ? buttons.inContext : isNamed ? (outlets[index] ?? '') : buttons.source(index + 1),
    action: actions.passage(index + 1),
    ...(first && { title: first.article.title }),
  }));
}
