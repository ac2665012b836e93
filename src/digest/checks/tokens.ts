/** A line as the checks see it: words, numbers and marks in order, by sentence and clause. */
import { rootOf } from '../answers/irregular.ts';
import { isFunctionWord } from '../words.ts';

export interface Token {
  readonly text: string;
  readonly lower: string;
  /** `lower` without a possessive ending. */
  readonly bare: string;
  /** The stem of its root. */
  readonly root: string;
  /** Its index in the line. */
  readonly place: number;
  readonly start: number;
  readonly end: number;
  readonly type: 'word' | 'number' | 'mark';
  readonly capital: boolean;
  /** Written large for where it stands: the first word of a sentence or of a quotation. */
  readonly initial: boolean;
  /** Neither function word nor mark. */
  readonly content: boolean;
  readonly sentence: number;
  /** Counted over the whole line; commas part clauses. */
  readonly clause: number;
  /** The same without commas: what "and", "while", ";" and the like part. */
  readonly part: number;
}

const PART =
  /(?:No|Nr)\.(?=\s?\p{N})|(?:\p{Lu}\.){2,}|\p{L}+\p{N}[\p{L}\p{N}]*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+(?:[.,:]\p{N}+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|[^\s\p{L}\p{M}\p{N}]/gu;
const ENDS = /^[.!?…。！？]$/u;
const PARTS = /^[,;:—–()]$/u;
const LINKS: Readonly<Record<string, string>> = {
  en: 'and but while because after before when as which who whom whose that although though since if unless until where whereas amid following despite',
  de: 'und aber während weil nachdem bevor als wenn dass obwohl da falls bis wo',
  fr: 'et mais tandis parce après avant quand lorsque qui que dont si bien malgré',
  es: 'y pero mientras porque después antes cuando que quien si aunque tras',
  pt: 'e mas enquanto porque depois antes quando que quem se embora após',
  it: 'e ma mentre perché dopo prima quando che se sebbene',
  nl: 'en maar terwijl omdat nadat voordat toen als die dat hoewel',
};
const links = new Map(Object.entries(LINKS).map(([code, words]) => [code, new Set(words.split(' '))]));

export function tokens(text: string, language: string): Token[] {
  const found: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let whole = 0;
  let begins = true;
  for (const { 0: part, index } of text.matchAll(PART)) {
    const type = /^\p{N}/u.test(part) ? 'number' : /^[\p{L}\p{M}]/u.test(part) ? 'word' : 'mark';
    const lower = part.toLowerCase();
    if (type === 'word' && links.get(language)?.has(lower)) {
      clause += 1;
      whole += 1;
    }
    found.push({
      text: part,
      lower,
      bare: lower.replace(/['’]s?$/u, ''),
      root: type === 'word' ? rootOf(part, language) : lower,
      place: found.length,
      start: index,
      end: index + part.length,
      type,
      capital: /^\p{Lu}/u.test(part),
      initial: begins && type === 'word',
      content: type === 'number' || (type === 'word' && !isFunctionWord(part, language)),
      sentence,
      clause,
      part: whole,
    });
    if (ENDS.test(part) && !isAbbreviation(text, index)) {
      sentence += 1;
      clause += 1;
      whole += 1;
      begins = true;
    } else if (PARTS.test(part)) {
      clause += 1;
      if (part !== ',') whole += 1;
      if (part === ':') begins = true;
    } else if (/^["“„«‘]$/u.test(part)) begins = true;
    else if (type !== 'mark') begins = false;
  }
  return found;
}

/** "Mr.", "St.": a stop behind a short capitalised word, before another word on the same line. */
function isAbbreviation(text: string, stop: number): boolean {
  return /(?:^|\s)(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|vs|\p{Lu})$/u.test(
    text.slice(0, stop),
  );
}

/** The content words of a line, as roots. */
export function contentRoots(line: readonly Token[]): Set<string> {
  return new Set(line.filter(({ content, type }) => content && type === 'word').map(({ root }) => root));
}

/** One line of all sentences, clauses and sentences counted on. */
export function joined(parts: readonly (readonly Token[])[]): Token[] {
  let [place, sentence, clause, whole] = [0, 0, 0, 0];
  return parts.flatMap((line) => {
    const moved = line.map((token) => ({
      ...token,
      place: token.place + place,
      sentence: token.sentence + sentence,
      clause: token.clause + clause,
      part: token.part + whole,
    }));
    const last = moved.at(-1);
    place += line.length;
    sentence = (last?.sentence ?? sentence) + 1;
    clause = (last?.clause ?? clause) + 1;
    whole = (last?.part ?? whole) + 1;
    return moved;
  });
}
