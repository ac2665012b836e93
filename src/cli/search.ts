/** `brevier search "WORDS"…`: articles by words. */
import { snippet } from '../digest/snippet.ts';
import { type Command, count, jsonOption, withApp } from './command.ts';
import { eachLine } from './lines.ts';

export const command: Command = {
  options: { ...jsonOption, limit: { type: 'string' } },
  takes: 'WORDS (- reads a line each)',
  async run(queries, values, output) {
    const limit = count(values, 'limit', 10);
    return await withApp(async ({ desk }) => {
      for await (const query of eachLine(queries, process.stdin)) {
        const hits = await desk.search(query, limit);
        if (values['json'] !== true && hits.length === 0) output.print(`No stored article holds "${query}".`);
        for (const { article, score } of hits) {
          const { id: articleId, title, url, source, publishedAt } = article;
          const part = snippet(article.text, query);
          if (values['json'] === true) {
            output.json({ query, articleId, title, url, source, publishedAt, score, snippet: part });
          } else {
            output.print([title, source, publishedAt?.slice(0, 10)].filter(Boolean).join(' · '));
            output.print(`  ${part}\n  ${url ?? articleId}\n`);
          }
        }
      }
      return 0;
    });
  },
};
