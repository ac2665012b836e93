/** `brevier ask "QUESTION"…`: answers from the store. */
import { answerBlocks } from '../bots/answer-reply.ts';
import { type Command, configuration, instant, jsonOption, text, usageError, withApp } from './command.ts';
import { eachLine } from './lines.ts';

/** So long a model may take; then the articles' own words answer. */
const WRITING_MS = 20_000;

export const command: Command = {
  options: {
    ...jsonOption,
    article: { type: 'string' },
    story: { type: 'string' },
    until: { type: 'string' },
  },
  takes: 'a QUESTION (- reads one a line)',
  async run(questions, values, output) {
    const until = instant(values, 'until');
    const articleId = text(values, 'article');
    const storyId = text(values, 'story');
    if (articleId !== undefined && storyId !== undefined)
      throw usageError('give --article or --story, not both');
    const {
      defaults: { zone },
      model,
    } = configuration();
    return await withApp(async ({ desk }) => {
      for await (const question of eachLine(questions, process.stdin)) {
        const answer = await desk.ask({
          question,
          ...(articleId === undefined ? {} : { articleIds: [articleId] }),
          ...(storyId === undefined ? {} : { storyId }),
          ...(until === undefined ? {} : { until }),
          writing: { chat: '', withinMs: WRITING_MS },
        });
        if (values['json'] === true) output.json(answer);
        else {
          output.reply({
            blocks: answerBlocks(answer, { zone, now: until ?? new Date().toISOString(), model }),
          });
          output.print('');
        }
      }
      return 0;
    });
  },
};
