/** `brevier brief PATH…`: the brief of each file by itself, storing no article. */
import { openWriter } from '../app.ts';
import { english } from '../bots/language/en.ts';
import { storyBlock } from '../bots/story-reply.ts';
import { briefArticle } from '../digest/brief.ts';
import { readPaths } from '../ingest/read-paths.ts';
import type { Article, Brief } from '../model.ts';
import { openStore } from '../store/open-store.ts';
import { type Command, configuration, jsonOption } from './command.ts';
import { reportRefusal } from './import.ts';
import type { Output } from './output.ts';

/** So long a model may take for one brief; then the article's own words stand. */
const WRITING_MS = 20_000;

type Write = (article: Article) => Promise<Brief>;

export const command: Command = {
  options: jsonOption,
  takes: 'a PATH (- is standard input)',
  async run(paths, values, output) {
    const config = configuration();
    if (!config.model)
      return await briefPaths(paths, values['json'] === true, output, async (article) =>
        briefArticle(article),
      );
    // What a model wrote, and what that took, is kept.
    const store = await openStore(config.storeUrl);
    let current: Article | undefined;
    const writer = await openWriter(config, store, async () => (current ? [current] : []));
    try {
      return await briefPaths(paths, values['json'] === true, output, async (article) => {
        current = article;
        const brief = briefArticle(article);
        const [written] = (await writer?.briefs([brief], { chat: '', withinMs: WRITING_MS })) ?? [];
        return written ?? brief;
      });
    } finally {
      await writer?.close();
      await store.close();
    }
  },
};

async function briefPaths(
  paths: readonly string[],
  json: boolean,
  output: Output,
  write: Write,
): Promise<number> {
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
    const brief = await write(article);
    number += 1;
    if (json) output.json({ file, line, ...brief });
    else {
      output.reply({
        blocks: [storyBlock({ ...brief, storyId: article.id, articles: [article] }, { ...dress, number })],
      });
      output.print('');
    }
  }
  return refused > 0 ? 1 : 0;
}
