/** Who is said to have said it: the same as in the sources. English, and what of it other languages share. */
import type { Fault } from './fault.ts';
import { lineNames } from './names.ts';
import { holds, quotations } from './quotations.ts';
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

interface Speech {
  /** The lower-case words of the speaker's name; undefined for a pronoun or a nameless speaker. */
  readonly name: readonly string[] | undefined;
  readonly head: string | undefined;
  /** Somebody who has been told of: "the minister", "her lawyer". */
  readonly definite?: boolean;
  /** "said Lund". */
  readonly inverted?: boolean;
}

export function findSpeakerFault(
  claim: readonly Token[],
  sources: readonly (readonly Token[])[],
  language: string,
): Fault | undefined {
  const told = speechesIn(claim, language).flatMap(({ name }) => (name ? [name] : []));
  const bySource = sources.map((source) => speechesIn(source, language));
  const all = bySource.flat();
  for (const name of told) {
    const isTheirs = (speech: Speech): boolean => speech.name?.some((word) => name.includes(word)) ?? false;
    const fault: Fault = { kind: 'speaker', what: name.join(' ') };
    const isNamed = (source: readonly Token[] | undefined): boolean =>
      source?.some(({ lower, capital }) => capital && name.includes(bare(lower))) ?? false;
    const speaksIn = sources.some(
      (source, at) =>
        (bySource[at] ?? []).length > 0 &&
        isNamed(source) &&
        !(bySource[at] ?? []).some((speech) => speech.inverted && speech.name && !isTheirs(speech)),
    );
    if (!all.some(isTheirs) && !speaksIn && all.some((speech) => speech.name)) return fault;
    if (told.length > 1) continue;
    // What is told as theirs stands where somebody else speaks.
    const home = homeOf(claim, sources, name);
    const there = home === undefined ? [] : (bySource[home] ?? []);
    if (home === undefined || there.length === 0 || there.some(isTheirs) || isNamed(sources[home])) continue;
    if (there.some((speech) => speech.name !== undefined || isAnother(speech))) return fault;
    const before = bySource
      .slice(0, home)
      .flat()
      .findLast((speech) => speech.name);
    if (before && !isTheirs(before) && all.some(isTheirs)) return fault;
  }
  return undefined;
}

/** "An economist said", "lawmakers said": nobody who has been named. */
function isAnother({ head, definite }: Speech): boolean {
  return head !== undefined && !PRONOUN.test(head) && !definite;
}

/** The source that tells most of what is said, where one does so clearly more than the others. */
function homeOf(
  claim: readonly Token[],
  sources: readonly (readonly Token[])[],
  name: readonly string[],
): number | undefined {
  const roots = new Set(
    claim.flatMap(({ content, root, lower }) => (content && !name.includes(bare(lower)) ? root : [])),
  );
  const scores = sources.map(
    (source) => new Set(source.filter(({ root }) => roots.has(root)).map(({ root }) => root)).size,
  );
  const best = Math.max(...scores);
  const at = scores.indexOf(best);
  return best >= LEAST_HOME && scores.every((score, other) => other === at || best >= score + 2)
    ? at
    : undefined;
}

const LEAST_HOME = 3;

/** Who is said to have spoken these very words: whoever the sentence that holds them names. */
export function findQuoteSpeakerFault(
  text: string,
  claim: readonly Token[],
  sources: readonly (readonly Token[])[],
  sentences: readonly string[],
  language: string,
): Fault | undefined {
  const told = speechesIn(claim, language).flatMap(({ name }) => (name ? [name] : []));
  if (told.length !== 1) return undefined;
  const [name = []] = told;
  for (const quoted of quotations(text).filter((words) => words.includes(' '))) {
    const at = sentences.findIndex((sentence) => holds(sentence, quoted));
    const there = speechesIn(sources[at] ?? [], language);
    if (at < 0 || there.length === 0) continue;
    const named = there.filter((speech) => speech.name);
    const isSame = named.some((speech) => speech.name?.some((word) => name.includes(word)));
    // "He said": nobody who speaks by name in another of the sentences.
    const elsewhere = sources.some(
      (source, other) =>
        other !== at &&
        speechesIn(source, language).some((speech) => speech.name?.some((word) => name.includes(word))),
    );
    if (!isSame && (named.length > 0 || elsewhere)) return { kind: 'speaker', what: name.join(' ') };
  }
  return undefined;
}

const PRONOUN = /^(?:he|she|they|it|i|we|who|er|sie|il|elle|ils|elles|él|ella|ellos|which|that)$/u;

export function speechesIn(line: readonly Token[], language: string): Speech[] {
  const names = lineNames(line, language);
  const nameAt = (at: number) => names.find(({ from, to }) => from <= at && at < to);
  const words = (at: number): readonly string[] | undefined => {
    const name = nameAt(at);
    return name?.words.map(({ lower }) => bare(lower));
  };
  return line.flatMap((token, at): Speech[] => {
    const { lower, sentence } = token;
    if (ACCORDING[language]?.test(lower)) {
      const next = line
        .slice(at + 1, at + 9)
        .find((other, index) => nameAt(at + 1 + index) !== undefined && other.sentence === sentence);
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
  if (commas === 1)
    return /^(?:who|which|the|a|an)$/u.test(between.find(({ text }) => text !== ',')?.lower ?? '') === false
      ? between.length <= 1
      : false;
  if (commas > 2) return false;
  const before = line[name - 1]?.lower ?? '';
  // "the mayor of Lund said": whose name stands behind "of" is no speaker.
  if (/^(?:of|in|for|at|from|with|against|to|by|near|de|von|en|aus)$/u.test(before) && commas === 0)
    return false;
  return commas === 2 || between.length <= 4;
}

function isSaid(lower: string, language: string): boolean {
  return SAID[language]?.test(lower) ?? false;
}

function headAfter(line: readonly Token[], at: number): string | undefined {
  return line.slice(at + 1, at + 6).find(({ content, type }) => content && type === 'word')?.lower;
}

function bare(lower: string): string {
  return lower.replace(/['’]s?$/u, '');
}
