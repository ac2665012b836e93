/** `brevier export CHAT…`: what is kept of chats, or with --user of people, as JSON. */
import { openForgetting } from '../app/background.ts';
import { type Command, configuration, jsonOption, withApp } from './command.ts';
import { userOption, whose } from './people.ts';

export const command: Command = {
  options: { ...userOption, ...jsonOption },
  takes: 'a CHAT, such as discord:123 or telegram:-100123',
  run: (names, values, output) =>
    withApp(async (app) => {
      const all = names.map((name) => whose(name, values));
      const forgetting = openForgetting(app, configuration());
      for (const one of all) {
        const data =
          one.type === 'chat'
            ? await forgetting.exportChat(one.chat)
            : await forgetting.exportUser(one.platform, one.user);
        if (values['json'] === true) output.json(data);
        else output.print(JSON.stringify(data, undefined, 2));
      }
      return 0;
    }),
};
