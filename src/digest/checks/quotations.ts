/** What a line puts in quote marks: to the letter what its sources have. */
import type { Fault } from './fault.ts';

const QUOTED =
  /[“„«"]\s*([^“”„«»"]*?)\s*[”“»"]|(?<![\p{L}\p{N}])[‘']([^‘’']*(?:[’'](?=\p{L})[^‘’']*)*)[’'](?!\p{L})/gu;

/** The words in quote marks, without them. */
export function quotations(text: string): string[] {
  return [...text.matchAll(QUOTED)].flatMap(([, double, single]) => double ?? single ?? []);
}

export function findQuotationFault(line: string, given: readonly string[]): Fault | undefined {
  const source = given.join(' ');
  const invented = quotations(line).find((quoted) => /[\p{L}\p{N}]/u.test(quoted) && !holds(source, quoted));
  if (invented !== undefined) return { kind: 'quotation', what: invented };
  const marks = line.match(/[“”„«»"]/gu) ?? [];
  return marks.length % 2 === 1 ? { kind: 'quotation', what: marks[0] ?? '"' } : undefined;
}

/** Whether the source has these words to the letter, as whole words; a quotation may begin a sentence that the source does not begin there. */
export function holds(text: string, quoted: string): boolean {
  const source = plain(text);
  const words = plain(quoted).replace(/^[\s.,…]+|[\s.,;:!?…]+$/gu, '');
  const small = words.charAt(0).toLowerCase() + words.slice(1);
  const large = words.charAt(0).toUpperCase() + words.slice(1);
  return [words, small, large].some((form) => {
    const at = source.indexOf(form);
    if (at < 0) return false;
    const [before, after] = [source.charAt(at - 1), source.charAt(at + form.length)];
    return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
  });
}

function plain(text: string): string {
  return text
    .replace(/[‘’]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim();
}
