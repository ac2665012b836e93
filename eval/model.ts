/**
 * What of a model's faulty lines and replies would be shown, and what of its faithful ones would not, over the wire against a loopback
 * endpoint. The catalogue is ours (eval/model/), over articles of ours; where the data folder holds another one over real articles
 * (`model/*.jsonl` with `model/articles/`), that is judged too. The checks were tuned on the first half.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLanguageModel } from '../src/digest/language-model/openai-model.ts';
import { rewrite } from '../src/digest/writing/rewrite.ts';
import { startModelServer } from '../test/servers/model-server.ts';
import type { Evaluation } from './evaluation.ts';
import { type CatalogueLine, OWN_CATALOGUE, readCatalogue } from './model/read-catalogue.ts';
import { REPLIES } from './model/replies.ts';
import { judge, type Judged } from './model-lines.ts';
import { printNote, printTable } from './table.ts';

/** Those that the whole rests on: not one of them may be shown. */
const NEVER: ReadonlySet<string> = new Set([
  'invented-quote',
  'altered-quote',
  'changed-number',
  'foreign-link',
  'mention',
]);

export const evaluate: Evaluation = async (folder) => {
  const own = await readCatalogue();
  const other = join(folder, 'model');
  const real = existsSync(join(other, 'articles'))
    ? await readCatalogue({ folder: other, articles: [join(other, 'articles')] })
    : [];
  const sets: readonly (readonly [string, readonly CatalogueLine[]])[] = [
    ['ours, first half', own.filter(({ half }) => half === 1)],
    ['ours, second half', own.filter(({ half }) => half === 2)],
    ...(real.length > 0 ? [['over real articles', real] as const] : []),
  ];
  const judged: (readonly [string, readonly Judged[]])[] = [];
  for (const [name, lines] of sets) judged.push([name, await judge(lines)]);
  printTable(
    'Lines',
    [
      'catalogue',
      'faulty',
      'caught',
      'faithful',
      'refused',
      'shown with an invented quote, number, link or mention',
    ],
    judged.map(([name, lines]) => {
      const faulty = lines.filter(({ line }) => !line.faithful);
      const faithful = lines.filter(({ line }) => line.faithful);
      return [
        name,
        faulty.length,
        share(faulty),
        faithful.length,
        share(faithful),
        faulty.filter(({ line, refusal }) => !line.faithful && NEVER.has(line.fault) && !refusal).length,
      ];
    }),
  );
  const faults = new Set(own.flatMap((line) => (line.faithful ? [] : line.fault)));
  printTable(
    'Caught, by fault',
    ['fault', ...judged.map(([name]) => name)],
    [...faults].toSorted().map((fault) => [
      fault,
      ...judged.map(([, lines]) => {
        const own_ = lines.filter(({ line }) => !line.faithful && line.fault === fault);
        return `${own_.filter(({ refusal }) => refusal).length} of ${own_.length}`;
      }),
    ]),
  );
  await judgeReplies(own);
  if (process.env['BREVIER_EVAL_SHOW'] === 'lines')
    for (const [name, lines] of judged)
      for (const { line, refusal } of lines)
        if (line.faithful === Boolean(refusal))
          process.stdout.write(
            `${name}\t${line.id}\t${line.faithful ? `refused: ${refusal?.kind} ${refusal?.what}` : `shown: ${line.fault}`}\t${line.text}\n`,
          );
};

function share(lines: readonly Judged[]): number {
  return lines.filter(({ refusal }) => refusal).length / Math.max(1, lines.length);
}

/** Whole replies: of one that can't be read nothing is shown, one that can be read is. */
async function judgeReplies(own: readonly CatalogueLine[]): Promise<void> {
  const line = own.find(
    ({ kind, source, cites }) => kind === 'point' && source.language === 'en' && cites.length === 1,
  );
  const [text = ''] = line?.cites ?? [];
  if (!line) return;
  const start = line.source.text.indexOf(text);
  const evidence = { articleId: line.source.id, start, end: start + text.length, text };
  const valid = JSON.stringify({ lines: [{ draft: 1, text, from: [1] }] });
  const counts = new Map<string, { all: number; right: number; readonly wrong: string[] }>();
  for (const { id, level, expect, make } of REPLIES) {
    const content = make(valid);
    const server = await startModelServer({
      reply: () =>
        level === 'body'
          ? { status: 200, headers: { 'content-type': 'application/json' }, body: content }
          : { content },
    });
    const model = createLanguageModel({
      name: 'test-model',
      baseUrl: server.baseUrl,
      key: 'sk-test',
      timeoutMs: 10_000,
    });
    const written = await rewrite(model, {
      drafts: [{ kind: 'point', text, evidence: [evidence] }],
      articles: [line.source],
      around: [],
    });
    await server.close();
    const shown = written.type === 'rewritten' && written.lines.some((one) => 'text' in one);
    const count = counts.get(expect) ?? { all: 0, right: 0, wrong: [] };
    counts.set(expect, count);
    count.all += 1;
    const isRight =
      expect === 'either' || shown === (expect === 'usable') || (shown && isDraft(written, text));
    if (isRight) count.right += 1;
    else count.wrong.push(id);
  }
  printTable(
    'Whole replies',
    ['reply', 'all', 'as they should be', 'not so'],
    [...counts].map(([expect, { all, right, wrong }]) => [expect, all, right, wrong.join(', ')]),
  );
  printNote(`${OWN_CATALOGUE.articles.length} folders of articles, ${own.length} lines of ours.`);
}

/** What is shown of it is the sentence itself. */
function isDraft(written: Awaited<ReturnType<typeof rewrite>>, text: string): boolean {
  return (
    written.type === 'rewritten' && written.lines.every((line) => !('text' in line) || line.text === text)
  );
}
