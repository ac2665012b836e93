/** Words that are each other's opposite: a sentence with the one does not answer a question with the other. */
import { stem } from '../words.ts';

const PAIRS = `more less, more fewer, most least, first last, before after, start stop, start end, begin end, begin stop, start finish,
resume stop, increase decrease, increase decline, increase drop, rise fall, rise drop, grow decline, gain lose, high low, highest lowest,
largest smallest, biggest smallest, large small, big small, early late, earlier later, earliest latest, young old, younger older,
youngest oldest, long short, longest shortest, allow ban, allow prohibit, permit prohibit, allow forbid, accept reject, accept refuse,
agree refuse, approve reject, support oppose, win lose, won lost, open close, north south, northern southern, east west,
eastern western, major minor, majority minority, maximum minimum, same different, strong weak, rich poor, best worst, better worse,
good bad, left right, inside outside, above below, over under, male female, man woman, men women, arrive leave, enter leave, buy sell,
bought sold, create destroy, succeed fail, encourage discourage, include exclude, import export, internal external,
positive negative, public private, always never, all none, past future, ancient modern, easy difficult, easy hard, fast slow, hot cold,
love hate, friend enemy, attack defend, join leave, remember forget, cheap expensive, safe dangerous, legal illegal`;

const opposites = new Map<string, Set<string>>();
for (const pair of PAIRS.split(/,\s+/u)) {
  const [one = '', other = ''] = pair.split(' ').map((word) => stem(word));
  opposites.set(one, (opposites.get(one) ?? new Set()).add(other));
  opposites.set(other, (opposites.get(other) ?? new Set()).add(one));
}

const PREFIX = /^(?:un|in|im|ir|il|dis|non|anti|mis)(?=.{3})/u;

/** Whether a word of the question stands in the sentence as its opposite only ("necessary": "unnecessary"). */
export function saysOpposite(asked: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  for (const word of asked) {
    if (said.has(word)) continue;
    for (const other of opposites.get(word) ?? []) if (said.has(other) && !asked.has(other)) return true;
    if (PREFIX.test(word) ? said.has(bare(word)) && !asked.has(bare(word)) : hasPrefixed(word, said, asked))
      return true;
  }
  return false;
}

function bare(word: string): string {
  return word.replace(PREFIX, '');
}

function hasPrefixed(word: string, said: ReadonlySet<string>, asked: ReadonlySet<string>): boolean {
  for (const other of said)
    if (other.length > word.length && other.endsWith(word) && bare(other) === word && !asked.has(other))
      return true;
  return false;
}
