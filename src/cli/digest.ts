/** `brevier digest`: the briefing over the store. */
import { briefingReply } from '../bots/briefing-reply.ts';
import {
  type Command,
  configuration,
  count,
  durationMs,
  instant,
  jsonOption,
  text,
  withApp,
} from './command.ts';

/** So long a model may take for as many stories as it is asked for at once; what is not written then stays in the articles' own words. */
const WRITING_MS = 20_000;
const AT_ONCE = 4;
const MOST_ROUNDS = 90;

export const command: Command = {
  options: {
    ...jsonOption,
    topic: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    stories: { type: 'string' },
  },
  takes: 'nothing',
  async run(_, values, output) {
    const { defaults, model } = configuration();
    const most = text(values, 'stories') === 'all' ? 'all' : count(values, 'stories', defaults.stories);
    const to = instant(values, 'until') ?? new Date().toISOString();
    // No article is older than the epoch, however long the window.
    const from = new Date(Math.max(0, Date.parse(to) - durationMs(values, 'since', '24h'))).toISOString();
    const topic = text(values, 'topic')?.trim() || undefined;
    const settings = { ...defaults, follow: [], mute: [] };
    return await withApp(async ({ desk }) => {
      const asked = { from, to, ...(topic && { topic }), settings, most } as const;
      const rounds = most === 'all' ? MOST_ROUNDS : Math.ceil(most / AT_ONCE);
      const writing = { chat: '', shown: Infinity, withinMs: WRITING_MS * Math.min(rounds, MOST_ROUNDS) };
      const briefing = await desk.briefing({ ...asked, writing });
      if (values['json'] === true) output.json(briefing);
      else if (briefing.stories.length === 0) {
        output.print(`No new stories${topic === undefined ? '' : ` about ${topic}`} from ${from} to ${to}.`);
      } else {
        const { blocks } = briefingReply(briefing, {
          zone: defaults.zone,
          length: defaults.length,
          now: to,
          model,
        });
        output.reply({ blocks });
      }
      return 0;
    });
  },
};
