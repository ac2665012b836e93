/** A good editor: reads the numbered sentences and what is to be done with them, and writes by the rules, briefly. */

export interface EditorRequest {
  readonly instructions: string;
  readonly material: string;
}

/** What it can translate: texts to their translations. What it doesn't know it leaves out. */
export type Translations = Readonly<Record<string, string>>;

/** The reply, as JSON. */
export function edit({ instructions, material }: EditorRequest, translations: Translations = {}): string {
  const sentences = lines(/^\[\d+\] (.*)$/u, material);
  const asked = (label: string): string[] => lines(new RegExp(`^${label} \\d+: (.*)$`, 'u'), material);
  if (instructions.startsWith('You translate'))
    return JSON.stringify({
      lines: asked('Text').flatMap((text, at) =>
        Object.hasOwn(translations, text) ? [{ text: at + 1, translation: translations[text] }] : [],
      ),
    });
  const [question] = asked('Question');
  if (question !== undefined) {
    const [at, score] = nearest(question, sentences);
    const said = score >= LEAST_ALIKE;
    return JSON.stringify({
      said,
      lines: said ? [{ text: shortened(sentences[at] ?? ''), from: [at + 1] }] : [],
    });
  }
  return JSON.stringify({
    lines: asked('Draft').flatMap((draft, index) => {
      const [at] = nearest(draft, sentences);
      const sentence = sentences[at] ?? '';
      // What somebody said is told in their own words.
      if (/["“”‘]|(?<!\p{L})'/u.test(sentence)) return [];
      const text = shortened(sentence);
      return [
        {
          draft: index + 1,
          text: draft.startsWith('headline') ? headlineOf(text) : text,
          from: [at + 1],
        },
      ];
    }),
  });
}

/** Without its day, and what follows that. */
function headlineOf(text: string): string {
  return text.replace(/ on \p{Lu}\p{Ll}+day\b.*$/u, '').replace(/\.$/u, '');
}

const LEAST_ALIKE = 2;
const LEAST_WORDS = 6;

function lines(pattern: RegExp, material: string): string[] {
  return material.split('\n').flatMap((line) => {
    const quoted = pattern.exec(line)?.[1];
    return quoted === undefined ? [] : [String(JSON.parse(quoted))];
  });
}

/** The place of the sentence that shares the most words, and how many. */
function nearest(text: string, sentences: readonly string[]): readonly [number, number] {
  const wanted = new Set(words(text));
  const scores = sentences.map((one) => new Set(words(one)).intersection(wanted).size);
  const best = Math.max(0, ...scores);
  return [Math.max(0, scores.indexOf(best)), best];
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}

/** Up to its first comma, where that is a sentence of some length. */
function shortened(sentence: string): string {
  const first = sentence.split(', ')[0] ?? sentence;
  return first.split(' ').length < LEAST_WORDS || first === sentence
    ? sentence
    : `${first.replace(/\.$/u, '')}.`;
}
