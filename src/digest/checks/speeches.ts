/** Who is said to speak in a line: "Lund said", "said Lund", "according to Lund", "she told". */
import { lineNames } from './names.ts';
import type { Token } from './tokens.ts';

const SAID: Readonly<Record<string, RegExp>> = {
  en: /^(?:said|says|say|saying|told|tells|telling|added|adds|warned|warns|claimed|claims|announced|announces|insisted|insists|argued|argues|stated|states|asked|asks|called|replied|wrote|writes|tweeted|explained|denied|denies|admitted|admits|acknowledged|confirmed|confirms|suggested|suggests|promised|vowed|urged|urges|accused|accuses|described|describes|predicted|predicts|believes|noted|recalled|declared|testified|conceded|stressed|remarked|commented|complained|demanded|praised|criticised|criticized|blamed|blames|joked)$/u,
  de: /^(?:sagte|sagt|sagten|erklärte|erklärt|betonte|warnte|teilte|kündigte|forderte|meinte|berichtete|schrieb|kritisierte|lobte|versprach)$/u,
  fr: /^(?:dit|déclaré|déclare|affirmé|affirme|expliqué|explique|assuré|assure|annoncé|annonce|indiqué|estimé|estime|ajouté)$/u,
  es: /^(?:dijo|dice|afirmó|declaró|aseguró|explicó|anunció|indicó|señaló|añadió|advirtió|pidió)$/u,
};
const ACCORDING: Readonly<Record<string, RegExp>> = {
  en: /^according$/u,
  de: /^(?:laut|zufolge)$/u,
  fr: /^selon$/u,
  es: /^según$/u,
};
/** These have whom they are told to behind them. */
const TELLS = /^(?:told|tells|telling|asked|asks|warned|urged|accused|blamed|praised)$/u;
/** So many tokens may stand between somebody and what they say: ", the mayor of the town," */
const MOST_BETWEEN = 14;

export interface Speech {
  /** The lower-case words of the speaker's name; undefined for a pronoun or a nameless speaker. */
  readonly name: readonly string[] | undefined;
  readonly head: string | undefined;
  /** Somebody who has been told of: "the minister", "her lawyer". */
  readonly definite?: boolean;
  /** "said Lund". */
  readonly inverted?: boolean;
  /** Index of the word that says that they speak. */
  readonly at?: number;
}
export const PRONOUN = /^(?:he|she|they|it|i|we|who|er|sie|il|elle|ils|elles|él|ella|ellos|which|that)$/u;

export function speechesIn(line: readonly Token[], language: string): Speech[] {
  const names = lineNames(line, language);
  const nameAt = (at: number) => names.find(({ from, to }) => from <= at && at < to);
  const words = (at: number): readonly string[] | undefined => {
    const name = nameAt(at);
    return name?.words.map(({ bare }) => bare);
  };
  const found = line.map((token, at): Speech[] => {
    const { lower, sentence } = token;
    if (ACCORDING[language]?.test(lower)) {
      const next = line
        .slice(at + 1, at + 9)
        .find(
          (other, index) =>
            nameAt(at + 1 + index) !== undefined &&
            !/['’]s?$/u.test(other.text) &&
            other.sentence === sentence,
        );
      return [
        next
          ? { name: words(line.indexOf(next)), head: undefined }
          : { name: undefined, head: headAfter(line, at) },
      ];
    }
    if (!SAID[language]?.test(lower)) return [];
    // "…”, said Lund", "…», afirmó el presidente Molina".
    if (/^[,”"»’'?!]$/u.test(line[at - 1]?.text ?? '') && !TELLS.test(lower)) {
      const next = line.findIndex(
        ({ sentence: own }, index) =>
          index > at && index <= at + 5 && own === sentence && nameAt(index) !== undefined,
      );
      if (
        next > 0 &&
        line
          .slice(at + 1, next)
          .every(({ type, content, lower: word }) => type === 'word' && (!content || !isSaid(word, language)))
      )
        return [{ name: words(next), head: undefined, inverted: true }];
    }
    for (let back = at - 1; back >= Math.max(0, at - MOST_BETWEEN); back -= 1) {
      const before = line[back];
      if (!before || before.sentence !== sentence) break;
      if (PRONOUN.test(before.lower) && at - back <= 3)
        return before.lower === 'who' || before.lower === 'which' || before.lower === 'that'
          ? subjectOfRelative(line, back, nameAt, words)
          : [{ name: undefined, head: before.lower }];
      if (nameAt(back) && !/['’]s?$/u.test(before.text) && isSubject(line, back, at))
        return [{ name: words(back), head: undefined }];
    }
    const place = line.findLastIndex(
      (other, index) =>
        index < at &&
        index >= at - 4 &&
        other.content &&
        other.type === 'word' &&
        other.sentence === sentence,
    );
    const definite = line
      .slice(Math.max(0, place - 4), Math.max(0, place))
      .some(({ lower: word }) =>
        /^(?:the|his|her|their|its|this|der|die|das|le|la|el|los|las|les)$/u.test(word),
      );
    return [{ name: undefined, head: line[place]?.lower, definite }];
  });
  return found.flatMap((speeches, at) => speeches.map((speech) => ({ ...speech, at })));
}

function subjectOfRelative(
  line: readonly Token[],
  at: number,
  nameAt: (at: number) => { readonly from: number } | undefined,
  words: (at: number) => readonly string[] | undefined,
): Speech[] {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1)
    if (nameAt(back)) return [{ name: words(back), head: undefined }];
  return [{ name: undefined, head: line[at - 1]?.lower }];
}

/** Between the name and its verb there is only what says more of who it is. */
function isSubject(line: readonly Token[], name: number, verb: number): boolean {
  const between = line.slice(name + 1, verb);
  const commas = between.filter(({ text }) => text === ',').length;
  // What two commas set off says more of who it is; one of them begins another clause.
  if (commas === 2) return true;
  if (commas > 0) return between.length <= 1;
  // "the mayor of Lund said", "Lund officials said": somebody else speaks.
  const before = line[name - 1]?.lower ?? '';
  if (/^(?:of|in|for|at|from|with|against|to|by|near|de|von|en|aus)$/u.test(before)) return false;
  return between.every(
    ({ content, lower, capital, type }) =>
      type !== 'word' ||
      capital ||
      !content ||
      lower.endsWith('ly') ||
      /^(?:also|later|has|have|had|earlier|once)$/u.test(lower),
  );
}

function isSaid(lower: string, language: string): boolean {
  return SAID[language]?.test(lower) ?? false;
}

function headAfter(line: readonly Token[], at: number): string | undefined {
  return line.slice(at + 1, at + 6).find(({ content, type }) => content && type === 'word')?.lower;
}
