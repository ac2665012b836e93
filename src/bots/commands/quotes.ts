/** "Quotes": who said what in a story, to the letter. */
import { wordCount } from '../../digest/words.ts';
import type { Quote } from '../../model.ts';
import type { StoryPart } from '../story-parts.ts';

const MOST_QUOTES = 10;
const LEAST_WORDS = 4;

export const quotes: StoryPart = async (story, { wording }, { speaker: wanted }) => {
  const spoken = story.quotes.filter(({ speaker }) =>
    wanted === undefined ? speaker !== undefined : speaker === wanted,
  );
  const all = utterances(spoken);
  const whole = wanted === undefined ? all.filter(isWhole) : all;
  if (whole.length === 0) return { heading: wording.story.noQuotes(story.title) };
  // The chosen ones are sure to be among them.
  const chosen = [...whole.filter(isChosen), ...whole.filter((one) => !isChosen(one))].slice(0, MOST_QUOTES);
  return {
    heading: wording.story.quotes(wanted ?? story.title),
    quotes: whole.filter((one) => chosen.includes(one)),
    ...(chosen.length < whole.length
      ? { footer: wording.story.someQuotes(chosen.length, whole.length) }
      : {}),
  };
};

/** The parts of one utterance together. */
function utterances(quotes: readonly Quote[]): [Quote, ...Quote[]][] {
  const found: [Quote, ...Quote[]][] = [];
  for (const quote of quotes) {
    const last = found.at(-1);
    const [first] = last ?? [];
    if (last && quote.continues && first?.speaker === quote.speaker && first?.articleId === quote.articleId)
      last.push(quote);
    else found.push([quote]);
  }
  return found;
}

/** Two words in marks are somebody's, but say nothing by themselves. */
function isWhole(utterance: readonly Quote[]): boolean {
  return isChosen(utterance) || wordCount(utterance.map(({ text }) => text).join(' ')) >= LEAST_WORDS;
}

function isChosen(utterance: readonly Quote[]): boolean {
  return utterance.some(({ pull }) => pull);
}
