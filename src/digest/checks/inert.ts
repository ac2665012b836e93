/** Whether a line is plain prose: no link, mention or markup of its own, nothing invisible, nothing about how it was made. */
import type { Fault } from './fault.ts';

export interface Bounds {
  /** UTF-16 units. */
  readonly most: number;
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029\u{E0000}-\u{E007F}\u115F\u1160\u3164\uFFA0]/u;
const LINK =
  /h(?:tt|xx)ps?:|\((?:dot|punkt|punto|point)\)|\[\.\]|(?<=\p{L}) dot (?:com|org|net|example)\b|www\.|:\/\/|(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|info|io|co|gg|me|ru|de|fr|es|uk|us|eu|tv|app|dev|xyz|top|site|link|ly|example|test|invalid)(?![\p{L}\p{N}])|mailto:|tg:|javascript:|data:/iu;
const MENTION = /[@＠﹫]|<[@#&:]|(?<![\p{L}\p{N}&])#[\p{L}\p{N}_]+/u;
const MARKUP =
  /\*\*|__|~~|\|\||`|```|^\s*(?:[#>*•-]|\d+[.)])\s|\]\(|!\[|\[[^\]]*\]|<\/?[a-z!]|&(?:[a-z]+|#\d+);|[{}\\|＊＿｀＜＞]|(?<!\p{L})[*_~]\S|\S[*_~](?!\p{L})|\$\{/imu;
const ITSELF =
  /\b(?:as an? (?:ai|language|large language|assistant|model)|language model|(?:my|the|these|previous|above|prior|system) (?:instructions?|prompts?|rules)|numbered (?:sentences?|passages?|lines?)|(?:sentences?|passages?|sources?) (?:no\. ?)?\[?\d+\]?|(?:provided|given|cited|source) (?:sentences?|text|passages?|articles?)|json|system prompt|i (?:can['’]?t|cannot|am unable|am sorry|apologi[sz]e|have (?:rewritten|summari[sz]ed))|here (?:is|are) (?:the|a|your) (?:\w+ )?(?:summary|headline|key points?|answer|rewrite|points?)|ignore (?:all|any|previous)|(?:key point|headline|summary|answer|note|output) ?:)/iu;

/** `given`: what it was written from; what stands there already is not the line's own. */
export function findMarkup(line: string, given: string, { most }: Bounds): Fault | undefined {
  const fault = (kind: Fault['kind'], match: RegExpExecArray | null): Fault | undefined =>
    match && !(match[0].length > 2 && given.includes(match[0])) ? { kind, what: match[0] } : undefined;
  if (line.length > most) return { kind: 'too-long', what: `${line.length} characters` };
  return (
    fault('control-characters', INVISIBLE.exec(line)) ??
    fault('link', LINK.exec(line.normalize('NFKC'))) ??
    fault('mention', MENTION.exec(line)) ??
    fault('markup', MARKUP.exec(line)) ??
    fault('talks-of-itself', ITSELF.exec(line))
  );
}
