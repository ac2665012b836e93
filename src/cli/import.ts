/** `brevier import PATH…`: articles into the store. */
import type { ReadResult } from '../ingest/read-paths.ts';
import { readPathsApart } from '../ingest/reader/read-paths-apart.ts';
import type { Article } from '../model.ts';
import type { PutStatus } from '../store/ports.ts';
import { type Command, jsonOption, withApp } from './command.ts';
import type { Output } from './output.ts';

/** Small enough that little is lost when stopped, large enough that a transaction's cost is shared. */
const BATCH = 200;

type ArticleRead = Extract<ReadResult, { type: 'article' }>;

export const command: Command = {
  options: jsonOption,
  takes: 'a PATH (- is standard input)',
  run: (paths, values, output) =>
    withApp(async ({ desk }) => {
      const counts: Record<PutStatus | 'refused', number> = { new: 0, known: 0, updated: 0, refused: 0 };
      const json = values['json'] === true;
      let batch: ArticleRead[] = [];
      const flush = async (): Promise<void> => {
        const articles: Article[] = batch.map(({ article }) => article);
        const statuses = await desk.take(articles);
        batch.forEach(({ file, line, article }, index) => {
          const status = statuses[index] ?? 'known';
          counts[status] += 1;
          if (json) output.json({ file, line, status, id: article.id });
        });
        batch = [];
        output.progress(`${counts.new + counts.known + counts.updated} articles read, ${counts.new} new`);
      };
      for await (const result of readPathsApart(paths, { stdin: process.stdin })) {
        if (result.type === 'article') {
          batch.push(result);
          if (batch.length >= BATCH) await flush();
          continue;
        }
        counts.refused += 1;
        if (json)
          output.json({ file: result.file, line: result.line, status: 'refused', reason: result.reason });
        else reportRefusal(result, output);
      }
      await flush();
      output.progress('choosing stories');
      await desk.catalogue();
      output.progress('');
      if (!json) output.print(summary(counts));
      return counts.refused > 0 ? 1 : 0;
    }),
};

export function reportRefusal(
  { file, line, reason }: Extract<ReadResult, { type: 'refused' }>,
  output: Output,
): void {
  output.error(`${file}${line === undefined ? '' : `:${line}`}: ${reason}`);
}

function summary(counts: Readonly<Record<PutStatus | 'refused', number>>): string {
  const parts = [`${counts.new} new`, `${counts.known} already there`];
  if (counts.updated > 0) parts.push(`${counts.updated} updated`);
  if (counts.refused > 0) parts.push(`${counts.refused} refused`);
  return parts.join(', ');
}
