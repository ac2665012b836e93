/** Whether those are said to have said it who say it in the sources. */
import type { Fault } from './fault.ts';
import { holds, quotations } from './quotations.ts';
import { PRONOUN, type Speech, speechesIn } from './speeches.ts';
import type { Token } from './tokens.ts';

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
      source?.some(({ bare, capital }) => capital && name.includes(bare)) ?? false;
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
    if (home === undefined || there.some(isTheirs) || isNamed(sources[home])) continue;
    if (there.length === 0) {
      if (all.some(isTheirs) && isPlain(sources[home] ?? [])) return fault;
      continue;
    }
    if (there.some((speech) => speech.name !== undefined || isAnother(speech))) return fault;
    const before = bySource
      .slice(0, home)
      .flat()
      .findLast((speech) => speech.name);
    if (before && !isTheirs(before) && all.some(isTheirs)) return fault;
  }
  return undefined;
}

/** The article says it itself: nobody is quoted, or goes on to speak. */
function isPlain(line: readonly Token[]): boolean {
  return !line.some(
    ({ text, lower }) => /^["“”„«»‘’']$/u.test(text) || /^(?:i|we|my|our|me|us|he|she|they)$/u.test(lower),
  );
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
    claim.flatMap(({ content, root, bare }) => (content && !name.includes(bare) ? root : [])),
  );
  const scores = sources.map(
    (source) => new Set(source.filter(({ root }) => roots.has(root)).map(({ root }) => root)).size,
  );
  const best = Math.max(...scores);
  const at = scores.indexOf(best);
  return best >= LEAST_HOME && scores.every((score, other) => other === at || best > score) ? at : undefined;
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
    const isTheirs = (speech: Speech): boolean => speech.name?.some((word) => name.includes(word)) ?? false;
    const theirs = nearest(there, sources[at] ?? [], sentences[at] ?? '', quoted);
    const named = theirs?.name ? [theirs] : there.filter((speech) => speech.name);
    const isSame = named.some(isTheirs);
    // "He said": nobody who speaks by name in another of the sentences.
    const elsewhere = sources.some(
      (source, other) => other !== at && speechesIn(source, language).some(isTheirs),
    );
    if (!isSame && (named.length > 0 || elsewhere)) return { kind: 'speaker', what: name.join(' ') };
  }
  return undefined;
}

/** Of several who speak in a sentence, the one whose verb stands nearest to the words. */
function nearest(
  speeches: readonly Speech[],
  source: readonly Token[],
  sentence: string,
  quoted: string,
): Speech | undefined {
  const start = sentence.indexOf(quoted.trim().slice(0, 20));
  if (start < 0) return undefined;
  const end = start + quoted.length;
  const away = ({ at = 0 }: Speech): number => {
    const verb = source[at]?.start ?? 0;
    return verb < start ? start - verb : Math.max(0, verb - end);
  };
  return speeches.toSorted((a, b) => away(a) - away(b))[0];
}
