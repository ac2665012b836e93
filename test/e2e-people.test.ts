/** The real bot process: people's data handed over and removed, and who may use the bot. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import { newFolder, runBrevier, spawnBrevier } from './servers/bot-process.ts';
import { admin, buttonsOf, startDiscordServer, textOf } from './servers/discord-server.ts';
import { DIRECT } from './servers/discord/payloads.ts';
import { startTelegramServer, visibleText } from './servers/telegram-server.ts';

const GROUP = { chat: -100, type: 'supergroup', user: 7 } as const;

interface Exported {
  readonly of: string;
  readonly kept: Readonly<Record<string, readonly { readonly chat: string }[]>>;
}

function start(env: NodeJS.ProcessEnv, settings = '') {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'settings.yaml'), `feeds: []\n${settings}`);
  const whole = { BREVIER_CONFIG: 'settings.yaml', ...env };
  return { cwd, env: whole, bot: spawnBrevier(['start'], { cwd, env: whole }) };
}

const read = (text: string | undefined): Exported => JSON.parse(text ?? 'null') as Exported;

test('Telegram: /export as a file, in a group to the private chat of the admin; /forget after one press', async () => {
  const server = await startTelegramServer({ token: '1:t' });
  const { bot, cwd, env } = start({ TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl });
  await bot.logged('Brevier is running');
  server.setMember(7, 'administrator');

  await server.say('/schedule 08:00', GROUP);
  await server.say('/ask Who resigned?', GROUP);
  const [refused] = await server.say('/export', { ...GROUP, user: 8 });
  expect(refused?.text).toMatch(/^Only admins can have/u);
  const before = server.sent.length;
  const [told] = await server.say('/export', GROUP);
  expect(told && visibleText(told.text)).toBe('I have sent it to you in our private chat.');
  const file = server.sent.slice(before).find(({ document }) => document);
  expect(file).toMatchObject({ chat_id: 7, document: { name: 'brevier-telegram-100.json' } });
  const { of, kept } = read(file?.document?.text);
  expect(of).toBe('telegram:-100');
  expect(Object.keys(kept).toSorted()).toEqual(['conversations', 'schedule', 'settings']);

  server.failNext('sendMessage', {
    status: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  const [unreachable] = await server.say('/export me', GROUP);
  expect(unreachable?.text).toMatch(/^That is for you alone, and I cannot write to you yet/u);

  const [asked] = await server.say('/forget', GROUP);
  const button = asked?.reply_markup?.inline_keyboard.flat()[0];
  expect(button?.text).toBe('Forget this chat');
  if (!asked || !button) return;
  const [not] = await server.press(button.callback_data ?? '', asked, 1, { ...GROUP, user: 8 });
  expect(not?.text).toMatch(/^Only admins/u);
  const [done] = await server.press(button.callback_data ?? '', asked, 1, GROUP);
  expect(done?.text).toMatch(/^Forgotten\./u);

  const exported = await runBrevier(['export', 'telegram:-100', '--json'], { cwd, env });
  expect(read(exported.stdout).kept).toEqual({});
  const found = await runBrevier(['forget', 'telegram:7', '--user'], { cwd, env });
  expect(found.stdout).toMatch(/^telegram:7: nothing was kept/u);
  bot.child.kill('SIGTERM');
  expect((await bot.finished).code).toBe(0);
  await server.close();
});

test('Discord: /export and /forget, seen by who asks alone', async () => {
  const server = await startDiscordServer({ token: 'd' });
  const { bot } = start(
    { DISCORD_TOKEN: 'd', DISCORD_API_URL: server.apiUrl },
    "admins: ['discord:5']\nchatFeeds: { allowed: true }\n",
  );
  await bot.logged('Brevier is running');
  const [chat, me] = ['chat', 'me'].map((name) => ({ name, type: 1, options: [] }));
  if (!chat || !me) return;

  const registered = server.requests.find(({ path }) => path.endsWith('/commands'))?.body;
  expect(registered).toContainEqual(
    expect.objectContaining({ name: 'admin', default_member_permissions: '0', contexts: [0] }),
  );
  await server.slash(
    'settings',
    [{ name: 'set', type: 1, options: [{ name: 'stories', type: 4, value: 3 }] }],
    admin,
  );
  const [refused] = await server.slash('export', [chat]);
  expect(refused && textOf(refused)).toMatch(/^Only admins can have/u);
  const [handed] = await server.slash('export', [chat], admin);
  expect(handed).toMatchObject({ ephemeral: true, files: [{ name: expect.stringMatching(/\.json$/u) }] });
  expect(read(handed?.files[0]?.text).kept['settings']).toHaveLength(1);

  await server.write('Who resigned?', { mention: true });
  const mentioned = await server.write('export me', { mention: true }, 2);
  expect(mentioned.map(({ channel, files }) => [channel === DIRECT, files.length])).toEqual([
    [true, 1],
    [false, 0],
  ]);

  const [asked] = await server.slash('forget', [chat], admin);
  const button = asked && buttonsOf(asked)[0];
  expect(asked).toMatchObject({ ephemeral: true });
  if (!asked || !button) return;
  const [done] = await server.press(button.action, asked, admin);
  expect(done && textOf(done)).toMatch(/^Forgotten\\?\./u);
  const [after] = await server.slash('export', [chat], admin);
  expect(read(after?.files[0]?.text).kept).toEqual({});
  const [forgotten] = await server.slash('forget', [me]);
  expect(forgotten && textOf(forgotten)).toMatch(/^Forgotten: what you asked me/u);
  const [feeds] = await server.slash('feeds', [{ name: 'show', type: 1, options: [] }], admin);
  expect(feeds && textOf(feeds)).toMatch(/^This chat has added no feeds/u);

  const block = { name: 'block', type: 1, options: [{ name: 'id', type: 3, value: 'discord:server:99' }] };
  const [unknown] = await server.slash('admin', [block], admin);
  expect(unknown && textOf(unknown)).toMatch(/^I know no command/u);
  const [blocked] = await server.slash('admin', [block], { user: '5' });
  expect(blocked && textOf(blocked)).toMatch(/is blocked, and I have left it/u);
  expect(await server.requested(/^DELETE \/users\/@me\/guilds\/99$/u)).toBeDefined();
  bot.child.kill('SIGTERM');
  expect((await bot.finished).code).toBe(0);
  await server.close();
});

test('a private installation: others are told once, a group that is not on the list is left', async () => {
  const server = await startTelegramServer({ token: '1:t' });
  const { bot } = start(
    { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl },
    "admins: ['telegram:7']\naccess: { allow: ['telegram:8'], leave: true }\n",
  );
  await bot.logged('Brevier is running');
  expect((await server.say('/digest World', { chat: 8, user: 8 }))[0]?.text).toMatch(/Kessel/u);
  const stranger = { chat: 9, user: 9 };
  expect((await server.say('/digest', stranger))[0]?.text).toMatch(/^Sorry, I am a private bot/u);
  await server.sayUnheard('/digest', stranger);
  const [sorry] = await server.say('/digest', { chat: -5, type: 'group', user: 9 });
  expect(sorry?.text).toMatch(/^Sorry/u);
  const [left] = await server.called('leaveChat');
  expect(left?.fields).toEqual({ chat_id: -5 });

  await server.say('/admin block telegram:8');
  await server.sayUnheard('/digest', { chat: 8, user: 8 });
  const menus = await server.called('setMyCommands');
  const withAdmin = menus.filter(({ fields }) => JSON.stringify(fields['commands']).includes('"admin"'));
  expect(withAdmin.map(({ fields }) => fields['scope'])).toContainEqual({ type: 'chat', chat_id: 7 });
  expect(new Set(withAdmin.map(({ fields }) => JSON.stringify(fields['scope']))).size).toBe(1);
  await server.say('/admin list');
  expect(server.sent.filter(({ chat_id: chat }) => chat === 9)).toHaveLength(1);
  expect(server.sent.filter(({ chat_id: chat }) => chat === 8)).toHaveLength(1);
  bot.child.kill('SIGTERM');
  expect((await bot.finished).code).toBe(0);
  await server.close();
});

test('what has lapsed, and chats that were left long ago, are removed though nobody speaks', async () => {
  const server = await startTelegramServer({ token: '1:t' });
  const { cwd, env, bot: first } = start({ TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl });
  await first.logged('Brevier is running');
  first.child.kill('SIGTERM');
  await first.finished;
  const path = join(cwd, 'data', 'brevier.db');
  const store = await openStore(`sqlite:${path}`);
  await store
    .keyValue('left-chats')
    .set('telegram:4242', new Date(Date.now() - 8 * 86_400_000).toISOString());
  await store.keyValue('chats').set('telegram:4242', { follow: ['World'], mute: [] });
  await store.keyValue('left-chats').set('telegram:4343', new Date().toISOString());
  await store.keyValue('conversations').set('telegram:4444|user|1', { stories: [] }, 1);
  await store.close();
  const bot = spawnBrevier(['start'], { cwd, env });
  await bot.logged('were forgotten');
  bot.child.kill('SIGTERM');
  expect((await bot.finished).code).toBe(0);
  const database = new DatabaseSync(path);
  const keys = database
    .prepare('SELECT key FROM key_values')
    .all()
    .map(({ key }) => String(key));
  database.close();
  expect(keys.filter((key) => /telegram/u.test(key))).toEqual(['left-chats::telegram:4343']);
  await server.close();
});
