/** /help: what can be asked, from the command table. */
import { commandSpecs } from '../commands.ts';
import type { Handler } from '../handler.ts';

export const help: Handler = async () => ({
  reply: {
    blocks: [
      { type: 'heading', text: 'Brevier: short briefings from stored news articles' },
      {
        type: 'list',
        items: commandSpecs.map(
          ({ name, usage, description }) => `/${[name, usage].filter(Boolean).join(' ')} – ${description}`,
        ),
      },
      {
        type: 'text',
        text:
          'Follow-ups need no command: reply to a briefing or an answer, mention me, or just type in a private chat. ' +
          'A story\'s number tells it in full; "[2] How many?" asks about story 2.',
      },
      {
        type: 'footer',
        text: "Every line is taken from the stored articles, and every quote is to the letter. What they don't say, I don't either.",
      },
    ],
    private: true,
  },
});
