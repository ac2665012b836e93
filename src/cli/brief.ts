/** `brevier brief PATH…`: the brief of each file by itself, storing nothing. */
import { english } from '../bots/language/en.ts';
import { storyBlock } from '../bots/story-reply.ts';
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
    const now = new Date().toISOString();
    const dress = { length: 'long', zone: 'UTC', now, wording: english } as const;
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
          blocks: [storyBlock({ ...brief, storyId: article.id, articles: [article] }, { ...dress, number })],
        });
        output.print('');
      }
    }
    return refused > 0 ? 1 : 0;
  },
};
