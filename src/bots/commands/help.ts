/** /help: what can be asked, from the command table. */
import { commandsOf } from '../commands.ts';
import type { Handler } from '../handler.ts';

export const help: Handler = async ({ wording }, { service: { rules }, model }) => ({
  reply: {
    blocks: [
      { type: 'heading', text: wording.welcome.helpHeading },
      {
        type: 'list',
        items: commandsOf({ ...rules, admins: [] }).map(
          ({ name, usage, description, translations }) =>
            `/${[name, usage].filter(Boolean).join(' ')} – ${
              wording.language === 'en'
                ? description
                : (translations?.[wording.language]?.description ?? description)
            }`,
        ),
      },
      { type: 'text', text: wording.welcome.followUps },
      {
        type: 'footer',
        text: [wording.welcome.promise, ...(model ? [wording.welcome.byModel] : [])].join(' '),
      },
    ],
    language: wording.language,
    private: true,
  },
});
