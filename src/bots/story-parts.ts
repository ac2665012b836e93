/** What may be asked of a story by itself ("quotes", "timeline"), and how the answer becomes a reply. */
import type { ChatId, Evidence, KeyPoint, Quote, StoredArticle, StoryBrief } from '../model.ts';
import type { Block } from './blocks.ts';
import { type Cited, citedBlocks } from './cited.ts';
import type { Context } from './conversations.ts';
import type { BotParts, Outcome } from './handler.ts';
import type { Telling } from './origin.ts';

/** What a part of a story says, before it is dressed. */
export interface Content {
  readonly heading: string;
  readonly blocks?: readonly Block[];
  /** What happened, shown an article at a time. */
  readonly points?: readonly KeyPoint[];
  /** Utterances, in parts where the speaker is named in between. */
  readonly quotes?: readonly (readonly [Quote, ...Quote[]])[];
  readonly after?: readonly Block[];
  readonly footer?: string;
}

export type StoryPart = (
  story: StoryBrief,
  telling: Telling,
  parts: Pick<BotParts, 'desk' | 'told'> & {
    readonly chat: ChatId;
    readonly context: Context;
    /** Only what this one said. */
    readonly speaker?: string;
  },
) => Promise<Content>;

export function articleTime({ publishedAt, addedAt }: StoredArticle): string {
  return publishedAt ?? addedAt;
}

export async function dressed(
  content: Content,
  { desk }: Pick<BotParts, 'desk'>,
  telling: Telling,
): Promise<Outcome['reply'] & { readonly citations: readonly Evidence[] }> {
  const { heading, points = [], quotes = [], blocks = [], after = [], footer } = content;
  const all = [...points.map(pointShown), ...quotes.map(utterance)];
  const articles = await desk.articles([...new Set(all.map(({ evidence }) => evidence.articleId))]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const passages = all.flatMap((one): Cited[] => {
    const article = byId.get(one.evidence.articleId);
    return article ? [{ ...one, article }] : [];
  });
  const shown = citedBlocks(passages, telling, quotes.length > 0 ? { apart: '\n' } : {});
  return {
    blocks: [
      { type: 'heading', text: heading },
      ...blocks,
      ...shown.blocks,
      ...after,
      ...(footer === undefined ? [] : [{ type: 'footer', text: footer } as const]),
    ],
    language: telling.wording.language,
    buttons: shown.buttons,
    citations: shown.citations,
  };
}

/** Without the dateline that its evidence may begin with. */
function pointShown({ text, evidence: [evidence] }: KeyPoint): Pick<Cited, 'evidence' | 'shown'> {
  return { evidence, shown: text };
}

/** “There is no plan,” “and no date” — Jo Marsh, mayor */
function utterance(parts: readonly [Quote, ...Quote[]]): {
  readonly evidence: Evidence;
  readonly shown: string;
} {
  const [{ articleId, start, end, text, speaker, role }] = parts;
  const words = parts.map((part) => `“${part.text}”`).join(' ');
  const by = [speaker, role].filter(Boolean).join(', ');
  return { evidence: { articleId, start, end, text }, shown: by === '' ? words : `${words} — ${by}` };
}
