/** An answer as the blocks of a reply: the articles' words with their source, or that they don't say. */
import type { Answer, Citation } from '../model.ts';
import type { Block } from './blocks.ts';
import { citedBlocks, type CitedBlocks } from './cited.ts';
import { english } from './language/en.ts';
import type { Telling } from './origin.ts';

const MOST_NEAREST = 2;

export function answerBlocks(answer: Answer, zone: string, now: string): Block[] {
  return answered(answer, { zone, now, wording: english }).blocks;
}

export interface Answered extends Omit<CitedBlocks, 'blocks'> {
  readonly blocks: Block[];
}

export function answered(answer: Answer, telling: Telling): Answered {
  const citations = answer.type === 'answered' ? answer.citations : answer.nearest.slice(0, MOST_NEAREST);
  const cited = citedBlocks(
    citations.map((evidence) => ({ evidence, article: evidence })),
    telling,
    { mark: answer.type === 'answered' },
  );
  const { notSaid, nearest } = telling.wording.answer;
  const lead =
    answer.type === 'answered' ? leadOf(answer.text, citations) : citations.length > 0 ? nearest : notSaid;
  return {
    ...cited,
    blocks: lead === undefined ? [...cited.blocks] : [{ type: 'text', text: lead }, ...cited.blocks],
  };
}

/** An answer that is its source's own sentence is not said twice. */
function leadOf(text: string, citations: readonly Citation[]): string | undefined {
  const cited = bare(citations.map((citation) => citation.text).join(' '));
  return cited.includes(bare(text)) ? undefined : text;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/["“”]|\s+/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim();
}
