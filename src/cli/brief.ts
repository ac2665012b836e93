/** `brevier brief PATH…`: the brief of each file by itself, storing nothing. */
import { storyBlock } from '../bots/briefing-reply.ts';
import { briefArticle } from '../digest/brief.ts';
import { readPaths } from '../ingest/read-paths.ts';
import { type Command, jsonOption } from './command.ts';
import { reportRefusal } from './import.ts';

export const command: Command = {
  options: jsonOption,
  takes: 'a PATH (- is standard input)',
  async run(paths, values, output) {
    let refused = 0;
    let number = 0;
    for await (const result of readPaths(paths, { stdin: process.stdin })) {
      if (result.type === 'refused') {
        refused += 1;
        reportRefusal(result, output);
        continue;
      }
      const { file, line, article } = result;
      const brief = briefArticle(article);
      number += 1;
      if (values['json'] === true) output.json({ file, line, ...brief });
      else {
        output.reply({
          blocks: [storyBlock({ ...brief, storyId: article.id, articles: [article] }, number, 'long')],
        });
        output.print('');
      }
    }
    return refused > 0 ? 1 : 0;
  },
};
