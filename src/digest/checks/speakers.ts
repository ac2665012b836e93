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
/** So many tokens may stand between somebody and what they say: ", the mayor of the town," */
const MOST_BETWEEN = 14;

interface Speech {
  /** The lower-case words of the speaker's name; undefined for a pronoun or a nameless speaker. */
  readonly name: readonly string[] | undefined;
  readonly head: string | undefined;
}

export function findSpeakerFault(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const [told, speeches] = [speechesIn(claim, language), speechesIn(given, language)];
  if (told.length === 0 || speeches.length === 0) return undefined;
  for (const { name } of told) {
    if (!name || speeches.some((speech) => speech.name?.some((word) => name.includes(word)))) continue;
    const others = speeches.filter((speech) => speech.name);
    // "He said": whoever it is, it is none of those who speak there by name.
    if (others.length > 0) return { kind: 'speaker', what: name.join(' ') };
  }
  return undefined;
}

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
    if (/^[,”"»’'?!]$/u.test(line[at - 1]?.text ?? '')) {
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
        return [{ name: words(next), head: undefined }];
    }
    for (let back = at - 1; back >= Math.max(0, at - MOST_BETWEEN); back -= 1) {
      const before = line[back];
      if (!before || before.sentence !== sentence) break;
      if (PRONOUN.test(before.lower) && at - back <= 3)
        return before.lower === 'who' || before.lower === 'which' || before.lower === 'that'
          ? subjectOfRelative(line, back, nameAt, words)
          : [{ name: undefined, head: before.lower }];
      if (nameAt(back) && isSubject(line, back, at)) return [{ name: words(back), head: undefined }];
    }
    const head = line
      .slice(Math.max(0, at - 4), at)
      .findLast(({ content, type, sentence: own }) => content && type === 'word' && own === sentence);
    return [{ name: undefined, head: head?.lower }];
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
