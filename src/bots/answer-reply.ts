/** An answer as the blocks of a reply: the articles' words with their source, or that they don't say. */
import type { Answer, Citation } from '../model.ts';
import type { Block } from './blocks.ts';
import { originOf } from './briefing-reply.ts';

const MOST_NEAREST = 2;

export function answerBlocks(answer: Answer, zone: string, now: string): Block[] {
  if (answer.type === 'not-found') {
    const nearest = answer.nearest.slice(0, MOST_NEAREST).map((citation) => passage(citation, zone, now));
    const lead =
      nearest.length > 0
        ? "The stored articles don't say. The nearest they come:"
        : "The stored articles don't say.";
    return [{ type: 'text', text: lead }, ...nearest];
  }
  const passages = answer.citations.map((citation) => passage(citation, zone, now));
  // An answer that is its source's own sentence is not said twice.
  const cited = bare(answer.citations.map(wordsOf).join(' '));
  return cited.includes(bare(answer.text)) ? passages : [{ type: 'text', text: answer.text }, ...passages];
}

/** The sentence that answers, without what stands around it. */
function wordsOf({ text, focus }: Citation): string {
  return focus ? text.slice(focus.start, focus.end) : text;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/["“”]|\s+/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim();
}

function passage(citation: Citation, zone: string, now: string): Block {
  const { title, url } = citation;
  return {
    type: 'passage',
    text: wordsOf(citation),
    title,
    ...(url === undefined ? {} : { url }),
    ...originOf(citation, zone, now),
  };
}
