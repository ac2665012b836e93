/** The menu of commands, by who sees it and in which language. */
import { afterEach, expect, test } from 'vitest';
import { commandsOf, commandSpecs } from '../../../src/bots/commands.ts';
import { commandLists, type MenuCommand } from '../../../src/bots/telegram/command-lists.ts';
import { startBot, type TestBot } from './bot.ts';

let bot: TestBot | undefined;
afterEach(() => bot?.stop());

const commands: readonly MenuCommand[] = [
  { name: 'digest', description: 'The briefing now', translations: { de: { description: 'Das Neueste' } } },
  { name: 'schedule', description: 'A briefing every day', managers: true },
];

test('members of a group are offered what they may use, admins and private chats all', async () => {
  bot = await startBot();
  const lists = new Map(
    bot.server.calls
      .filter(({ method, fields }) => method === 'setMyCommands' && fields['language_code'] === undefined)
      .map(({ fields }) => [JSON.stringify(fields['scope']), fields['commands']]),
  );
  const all = commandSpecs.map(({ name }) => expect.objectContaining({ command: name }));
  expect(lists.get('{"type":"all_private_chats"}')).toEqual(all);
  expect(lists.get('{"type":"all_chat_administrators"}')).toEqual(all);
  const forMembers = commandSpecs.filter(({ managers }) => !managers).map(({ name }) => name);
  expect(lists.get('{"type":"all_group_chats"}')).toEqual(
    forMembers.map((name) => expect.objectContaining({ command: name })),
  );
});

test('a list in each language that there is, with what is not translated in English', () => {
  const german = commandLists({ commands, owners: [] }).filter(
    ({ language_code: language }) => language === 'de',
  );
  expect(german.map(({ scope }) => scope.type)).toEqual([
    'all_private_chats',
    'all_group_chats',
    'all_chat_administrators',
  ]);
  expect(german[0]?.commands).toEqual([
    { command: 'digest', description: 'Das Neueste' },
    { command: 'schedule', description: 'A briefing every day' },
  ]);
  expect(
    commandLists({ commands, owners: [] }).some(({ language_code: language }) => language === 'fr'),
  ).toBe(false);
});

test('more commands and longer descriptions than Telegram takes are cut to what it does', async () => {
  const many = Array.from({ length: 120 }, (_, index) => ({
    name: `c${index}`,
    description: 'd'.repeat(300),
  }));
  bot = await startBot({ commands: many });
  expect(bot.server.refusals).toEqual([]);
});

test('a menu that can not be set keeps the bot from nothing', async () => {
  const failure = { status: 429, description: 'Too Many Requests' };
  bot = await startBot({ before: (server) => server.failNext('setMyCommands', failure) });
  expect((await bot.server.say('/help'))[0]?.text).toBe('Answer');
});

test('an owner is offered /admin, in their private chat alone; one who has none keeps nobody from the menu', async () => {
  const scopes = (): unknown[] =>
    (bot?.server.calls ?? [])
      .filter(({ fields }) => JSON.stringify(fields['commands'] ?? '').includes('"admin"'))
      .map(({ fields }) => fields['scope']);
  const all = commandsOf({ chatFeeds: { allowed: true }, admins: ['telegram:8'] });
  const admins = ['telegram:8', 'discord:9', 'telegram:10'];
  bot = await startBot({
    commands: all,
    admins,
    // The menus of all come first: three, in five languages each.
    before: (server) =>
      server.failNext(
        'setMyCommands',
        { status: 400, description: 'Bad Request: chat not found' },
        { after: 15, times: 5 },
      ),
  });
  expect(new Set(scopes().map((scope) => JSON.stringify(scope)))).toEqual(
    new Set(['{"type":"chat","chat_id":8}', '{"type":"chat","chat_id":10}']),
  );
});
