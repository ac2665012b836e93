/** Each line of a catalogue as a model's reply, over the wire, to the very task that it would be a reply to: shown, or not. */
import type { Fault as Refusal } from '../src/digest/checks/fault.ts';
import { createLanguageModel } from '../src/digest/language-model/openai-model.ts';
import { rewrite } from '../src/digest/writing/rewrite.ts';
import { writeAnswer } from '../src/digest/writing/answer.ts';
import type { Evidence } from '../src/model.ts';
import { sentences } from '../src/digest/sentences.ts';
import { startModelServer } from '../test/servers/model-server.ts';
import type { CatalogueLine } from './model/read-catalogue.ts';

export interface Judged {
  readonly line: CatalogueLine;
  /** Undefined where it would be shown. */
  readonly refusal: Refusal | undefined;
}

const NUMBERED = /^\[(\d+)\] (".*")$/gmu;
const NOT_GIVEN: Refusal = { kind: 'not-cited', what: '' };
/** Sentences that are given beside those that the line cites. */
const MOST_BESIDE = 6;

export async function judge(lines: readonly CatalogueLine[]): Promise<Judged[]> {
  let reply = '';
  let cites: readonly string[] = [];
  const server = await startModelServer({
    reply: ({ material }) => {
      const numbers = [...material.matchAll(NUMBERED)].flatMap(([, number, json]) =>
        cites.some((cited) => JSON.parse(json ?? '""') === cited.replace(/\s+/gu, ' ')) ? Number(number) : [],
      );
      const line = { draft: 1, text: reply, from: numbers };
      return JSON.stringify({ said: true, lines: [line] });
    },
  });
  try {
    const model = createLanguageModel({
      name: 'test-model',
      baseUrl: server.baseUrl,
      key: 'sk-test',
      timeoutMs: 10_000,
    });
    const judged: Judged[] = [];
    for (const line of lines) {
      reply = line.text;
      const evidence = evidenceOf(line);
      cites = evidence.map(({ text }) => text);
      judged.push({ line, refusal: await refusalOf(line, evidence, model) });
    }
    return judged;
  } finally {
    await server.close();
  }
}

async function refusalOf(
  line: CatalogueLine,
  cited: readonly [Evidence, ...Evidence[]],
  model: ReturnType<typeof createLanguageModel>,
): Promise<Refusal | undefined> {
  const { source, kind, question } = line;
  const around = besides(line, cited);
  if (kind === 'answer') {
    const written = await writeAnswer(model, {
      question: question ?? '',
      sentences: [...cited, ...around],
      articles: [source],
    });
    if (written.type === 'failed') throw new Error(written.says);
    return written.lines.length > 0 ? undefined : (written.faults[0] ?? NOT_GIVEN);
  }
  const draft =
    kind === 'headline'
      ? { kind, text: source.title, evidence: [] }
      : { kind, text: cited[0].text, evidence: [cited[0]] };
  const written = await rewrite(model, {
    drafts: [draft],
    articles: [source],
    around: [...cited, ...around],
  });
  if (written.type === 'failed') throw new Error(written.says);
  const [first] = written.lines;
  return first && 'text' in first ? undefined : (first?.fault ?? NOT_GIVEN);
}

/** The article's own sentences that the cited words stand in. */
function evidenceOf({ id, source, cites }: CatalogueLine): readonly [Evidence, ...Evidence[]] {
  const found = cites.map((text): Evidence => {
    const start = source.text.indexOf(text);
    return { articleId: source.id, start, end: start + text.length, text };
  });
  const [first, ...rest] = found.toSorted((a, b) => a.start - b.start);
  if (!first) throw new Error(`${id}: cites nothing`);
  return [first, ...rest];
}

function besides({ source }: CatalogueLine, cited: readonly Evidence[]): Evidence[] {
  return sentences(source.text, source.language)
    .filter(({ start, end }) => !cited.some((one) => one.start < end && one.end > start))
    .slice(0, MOST_BESIDE)
    .map(({ start, end, text }) => ({ articleId: source.id, start, end, text }));
}
