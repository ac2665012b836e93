/** `brevier read PATH…`: what is understood of each file, storing nothing. */
import { readPaths, type ReadResult } from '../ingest/read-paths.ts';
import { type Command, jsonOption } from './command.ts';
import { reportRefusal } from './import.ts';
import type { Output } from './output.ts';

export const command: Command = {
  options: { ...jsonOption, explain: { type: 'boolean' } },
  takes: 'a PATH (- is standard input)',
  async run(paths, values, output) {
    let refused = 0;
    for await (const result of readPaths(paths, { stdin: process.stdin })) {
      if (result.type === 'refused') {
        refused += 1;
        reportRefusal(result, output);
      } else if (values['json'] === true) {
        const removed = values['explain'] === true ? { removed: result.removed ?? [] } : {};
        output.json({ file: result.file, line: result.line, ...result.article, ...removed });
      } else printArticle(result, values['explain'] === true, output);
    }
    return refused > 0 ? 1 : 0;
  },
};

function printArticle(
  { file, article, removed }: Extract<ReadResult, { type: 'article' }>,
  explain: boolean,
  output: Output,
): void {
  const { title, text, links, id, section, source, author, publishedAt, language, url } = article;
  const facts = { file, id, section, source, author, published: publishedAt, language, url };
  output.print(title);
  for (const [name, value] of Object.entries(facts))
    if (value !== undefined) output.print(`${name}: ${value}`);
  output.print(`\n${text}\n`);
  if (links.length > 0) output.print('Links:');
  for (const link of links) output.print(`• ${[link.title, link.url].filter(Boolean).join(' · ')}`);
  if (explain && removed) for (const line of removed) output.print(`- ${line.reason}: ${line.text}`);
  output.print('');
}
