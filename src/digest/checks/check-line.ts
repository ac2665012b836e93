/**
 * Whether a line that a model wrote may be shown: what it says is held against the sentences that it names as its sources. What
 * can't be told apart from an invention is one.
 */
import type { Evidence } from '../../model.ts';
import { findUnbound } from './bound.ts';
import { dateWords, givesDate } from './dates.ts';
import { findCertainty } from './certainty.ts';
import { findDone } from './done.ts';
import { factsOf } from './facts.ts';
import { findMerged } from './merged.ts';
import { findMoved } from './moved.ts';
import type { Fault } from './fault.ts';
import { findMarkup } from './inert.ts';
import { isInLanguage } from './line-language.ts';
import { findNameFault } from './names.ts';
import { findNumberFault } from './number-faults.ts';
import { findNegationFault } from './negation.ts';
import { findOpposite } from './opposites.ts';
import { findQuotationFault } from './quotations.ts';
import { findRoleFault } from './roles.ts';
import { findQuoteSpeakerFault, findSpeakerFault } from './speakers.ts';
import { findUnsupported } from './support.ts';
import { joined, type Token, tokens } from './tokens.ts';
import { findTurned } from './turned.ts';

export interface Sources {
  /** The cited sentences, in order. */
  readonly cited: readonly Evidence[];
  /** BCP 47 primary subtag of the articles. */
  readonly language: string;
  /** The names that their articles hold, which may complete a surname. */
  readonly names: readonly string[];
  /** UTF-16 units that the line may have. */
  readonly most: number;
}

/** To be raised with what is checked: a line that was kept by older checks is written again. */
export const CHECKS_VERSION = 2;

/** Undefined where nothing speaks against showing the line. */
export function checkLine(line: string, { cited, language, names, most }: Sources): Fault | undefined {
  const text = line.trim();
  const sentences = cited.map((evidence) => evidence.text);
  if (text === '' || sentences.length === 0) return { kind: 'not-cited', what: text.slice(0, 40) };
  const all = sentences.join('\n');
  const markup = findMarkup(text, all, { most });
  if (markup) return markup;
  if (!isInLanguage(text, all, language)) return { kind: 'another-language', what: text.slice(0, 40) };
  const claim = tokens(text.replace(ANSWER, ''), language);
  const parts = sentences.map((sentence) => tokens(sentence, language));
  const given = joined(parts);
  const facts = factsOf(claim, language);
  return (
    findQuotationFault(text, sentences) ??
    findNumberFault(claim, given, language) ??
    findDateFault(claim, given) ??
    findNameFault(claim, { tokens: given, names, language }) ??
    findSpeakerFault(claim, parts, language) ??
    findQuoteSpeakerFault(text, claim, parts, sentences, language) ??
    findNegationFault(claim, given, language) ??
    findOpposite(claim, given, language) ??
    findCertainty(claim, given, language) ??
    findDone(claim, given, language) ??
    findRoleFault(claim, given, language) ??
    findTurned(claim, given, language) ??
    findMoved(facts, factsOf(given, language), { claim, given }, language === 'en') ??
    findUnbound({ tokens: claim, facts }, { tokens: given, facts: factsOf(given, language) }) ??
    findMerged(
      claim,
      facts,
      parts.map((line, at) => ({
        line,
        facts: factsOf(line, language),
        follows: follows(cited[at - 1], cited[at]),
      })),
    ) ??
    findUnsupported(claim, given, language)
  );
}

/** So far apart at most, one sentence follows on the other. */
const MOST_GAP = 3;

function follows(one: Evidence | undefined, other: Evidence | undefined): boolean {
  if (!one || other?.articleId !== one.articleId) return false;
  return other.start >= one.end && other.start - one.end <= MOST_GAP;
}

/** "Yes, …", "No. …": what it answers is in the rest. */
const ANSWER = /^(?:yes|no|ja|nein|oui|non|sí|si|sim|não)[.,:]\s+/iu;

function findDateFault(claim: readonly Token[], given: readonly Token[]): Fault | undefined {
  const known = new Set(dateWords(given).map(({ key }) => key));
  const wrong = dateWords(claim).find(({ key }) => !givesDate(key, known));
  return wrong && { kind: 'date', what: claim[wrong.at]?.text ?? wrong.key };
}
