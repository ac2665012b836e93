/** An answer as the blocks of a reply: the articles' words with their source, or that they don't say. */
import type { Answer, Citation } from '../model.ts';
import type { Block, PassageBlock } from './blocks.ts';
import { type Cited, citedBlocks, type CitedBlocks } from './cited.ts';
import { english } from './language/en.ts';
import type { Telling } from './origin.ts';

const MOST_NEAREST = 2;
const MOST_CITED = 3;
/** Of an answer in a model's words each line is shown with what it rests on. */
const MOST_CITED_BY_MODEL = 6;

export function answerBlocks(answer: Answer, telling: Omit<Telling, 'wording'>): Block[] {
  return answered(answer, { ...telling, wording: english }).blocks;
}

export interface Answered extends Omit<CitedBlocks, 'blocks'> {
  readonly blocks: Block[];
}

export function answered(answer: Answer, telling: Telling): Answered {
  const citations = answer.type === 'answered' ? shown(answer) : answer.nearest.slice(0, MOST_NEAREST);
  const cited = citedBlocks(citations.map(toCited), telling, { mark: answer.type === 'answered' });
  const lead = leadOf(answer, citations, telling);
  const blocks = cited.blocks.map((block, index) => (index === 0 ? withHighlight(block, answer) : block));
  if (lead === undefined) return { ...cited, blocks };
  return { ...cited, blocks: [{ type: 'text', text: lead }, ...blocks, ...creditOf(answer, telling)] };
}

/** What stands above the passages. */
function leadOf(answer: Answer, citations: readonly Citation[], { wording }: Telling): string | undefined {
  if (answer.type === 'not-found')
    return citations.length > 0 ? wording.answer.nearest : wording.answer.notSaid;
  if (answer.translation !== undefined) return answer.translation;
  return isCited(answer.text, citations) ? undefined : answer.text;
}

function creditOf(answer: Answer, { wording, model }: Telling): Block[] {
  if (answer.type === 'not-found' || answer.by !== 'model') return [];
  const what = answer.translation === undefined ? 'wording' : 'both';
  return [{ type: 'footer', text: wording.story.byModel(what, model?.name) }];
}

/** Of each article the passage that fits best, or has a number where one was asked for: what else it says is a press away. */
function shown({
  text,
  highlight,
  citations,
  by,
}: Extract<Answer, { type: 'answered' }>): readonly Citation[] {
  if (by === 'model') return citations.slice(0, MOST_CITED_BY_MODEL);
  const isNumber = highlight !== undefined && /\d/u.test(text.slice(highlight.start, highlight.end));
  const byArticle = Map.groupBy(citations, ({ articleId }) => articleId);
  const best = [...byArticle.values()].flatMap((own) => {
    const counted = own.find((citation) => isNumber && /\d/u.test(toCited(citation).evidence.text));
    return counted ?? own[0] ?? [];
  });
  return best.slice(0, MOST_CITED);
}

/** The sentence that answers, without what stands around it: that is shown when its source is pressed. */
function toCited(citation: Citation): Cited {
  const { articleId, start, end, text, focus } = citation;
  const evidence = focus
    ? {
        articleId,
        start: start + focus.start,
        end: start + focus.end,
        text: text.slice(focus.start, focus.end),
      }
    : { articleId, start, end, text };
  return { evidence, article: citation };
}

/** Sets off the very name, number or time that was asked for, where it is known. */
function withHighlight(block: PassageBlock, answer: Answer): PassageBlock {
  if (answer.type !== 'answered' || !answer.highlight) return block;
  const at = block.text.indexOf(answer.text);
  if (at < 0) return block;
  const { start, end } = answer.highlight;
  return { ...block, mark: { start: at + start, end: at + end } };
}

/** An answer that is its source's own sentence is not said twice. */
function isCited(text: string, citations: readonly Citation[]): boolean {
  return bare(citations.map((citation) => toCited(citation).evidence.text).join(' ')).includes(bare(text));
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/["“”]|\s+/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim();
}
