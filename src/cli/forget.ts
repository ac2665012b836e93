/** `brevier forget CHAT…`: what is kept of chats, or with --user of people, is removed at once. */
import { openForgetting } from '../app/background.ts';
import { type Command, configuration, withApp } from './command.ts';
import { userOption, whose } from './people.ts';

export const command: Command = {
  options: userOption,
  takes: 'a CHAT, such as discord:123 or telegram:-100123',
  run: (names, values, output) =>
    withApp(async (app) => {
      const all = names.map((name) => whose(name, values));
      const forgetting = openForgetting(app, configuration());
      for (const [index, one] of all.entries()) {
        const entries =
          one.type === 'chat'
            ? await forgetting.forgetChat(one.chat)
            : await forgetting.forgetUser(one.platform, one.user);
        const name = names[index] ?? '';
        output.print(entries > 0 ? `${name}: forgotten, ${entries} entries` : `${name}: nothing was kept`);
      }
      return 0;
    }),
};
