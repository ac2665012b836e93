/** Servers that come and go, and processes that share them. */
import { describe, expect, test } from 'vitest';
import { CHANNEL, channels, DIRECT, FORUM, GUILD, guildOf, SILENT } from '../../servers/discord/payloads.ts';
import { textOf } from '../../servers/discord/reading.ts';
import { responderOf, useLoopback } from './loopback.ts';

const bot = useLoopback();
const OTHER = '2000000000000000777';
const text = { type: 0, position: 1, permission_overwrites: [] };

describe('added to a server', () => {
  test('the bot says what it is, once, where the server has its news of itself', async () => {
    bot.server.join(
      guildOf(
        OTHER,
        [
          { ...text, id: '51', name: 'talk', position: 0 },
          { ...text, id: '52', name: 'welcome' },
        ],
        { system_channel_id: '52', preferred_locale: 'pt-BR' },
      ),
    );
    const [greeting] = await bot.server.expect(1);
    expect(greeting?.channel).toBe('52');
    expect(bot.heard).toMatchObject([
      { type: 'joined', chat: 'discord:52', user: { id: '8' }, locale: 'pt-BR' },
    ]);
    expect(await bot.heard[0]?.admin()).toBe(true);
  });

  test('else in the first channel where it may post', async () => {
    const silent = channels.find(({ id }) => id === SILENT);
    const denied = { permission_overwrites: [{ id: OTHER, type: 0, allow: '0', deny: String(1n << 11n) }] };
    bot.server.join(
      guildOf(OTHER, [
        { ...text, id: '53', name: 'later', position: 9 },
        { ...silent, id: '50', position: 0, ...denied },
        { ...text, id: '52', name: 'talk', position: 4 },
      ]),
    );
    const [greeting] = await bot.server.expect(1);
    expect(greeting?.channel).toBe('52');
  });
});

describe('what goes is let go', () => {
  test('a server, with all its channels', async () => {
    bot.server.dispatch('GUILD_DELETE', { id: GUILD, unavailable: true });
    bot.server.dispatch('GUILD_DELETE', { id: GUILD, owner_id: '8' });
    await bot.server.slash('help', [], { guild: false, channel: DIRECT });
    expect(bot.left).toEqual([CHANNEL, FORUM, SILENT].map((id) => `discord:${id}`));
  });

  test('a channel with its threads, and a thread', async () => {
    const thread = { type: 11, guild_id: GUILD, parent_id: CHANNEL, name: 'a thread' };
    bot.server.dispatch('THREAD_CREATE', { ...thread, id: '71' });
    bot.server.dispatch('THREAD_CREATE', { ...thread, id: '72' });
    bot.server.dispatch('THREAD_DELETE', { ...thread, id: '72' });
    bot.server.dispatch('CHANNEL_DELETE', { id: CHANNEL, type: 0, guild_id: GUILD });
    await bot.server.slash('help', [], { channel: SILENT });
    expect(bot.left).toEqual(['discord:72', `discord:${CHANNEL}`, 'discord:71']);
  });
});

test('several processes share the servers: each its shards, one registers the commands', async () => {
  await bot.adapter.stop();
  const registrations = () => bot.server.requests.filter(({ method }) => method === 'PUT').length;
  const before = registrations();
  const second = bot.connect({ shards: { count: 2, ids: [1] } });
  await second.start(responderOf(bot));
  expect(registrations()).toBe(before);
  const first = bot.connect({ shards: { count: 2, ids: [0] } });
  await first.start(responderOf(bot));
  expect(registrations()).toBe(before + 1);
  expect(bot.server.sessions.slice(1)).toEqual(['identify 1/2', 'identify 0/2']);

  const [inServer] = await bot.server.slash('digest');
  const [direct] = await bot.server.slash('digest', [], { guild: false, channel: DIRECT });
  expect([inServer, direct].map((message) => message && textOf(message))).toEqual(['Answer', 'Answer']);
  expect(bot.heard).toHaveLength(2);
  // Whichever process has the slot delivers it, though the server be another's.
  expect(
    await first.deliver(`discord:${CHANNEL}`, { blocks: [{ type: 'text', text: 'Due' }] }),
  ).toMatchObject({
    type: 'sent',
  });
  await Promise.all([first.stop(), second.stop()]);
});

test('it leaves servers when it is told to, and nothing else', async () => {
  const { adapter, server } = bot;
  expect(await adapter.leave?.(`discord:server:${OTHER}`)).toBe(true);
  expect(await adapter.leave?.('discord:5')).toBe(false);
  server.failNext({ route: /^DELETE /u, status: 404, code: 10_004, message: 'Unknown Guild' });
  expect(await adapter.leave?.('discord:server:404')).toBe(false);
  const asked = server.requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
  expect(asked).toEqual([`/users/@me/guilds/${OTHER}`, '/users/@me/guilds/404']);
});

describe('what is for one person alone', () => {
  const personal = { sent: 'It is in our direct messages.', unreachable: 'I cannot write to you.' };
  const file = { name: 'data.json', type: 'application/json', text: '{}' } as const;

  test('goes to their direct messages where it was written and not chosen as a command', async () => {
    bot.reply = { blocks: [{ type: 'text', text: 'For you' }], private: true, personal, file };
    const sent = await bot.server.write('export', { mention: true }, 2);
    expect(sent.map((one) => [one.channel, textOf(one), one.files.length])).toEqual([
      [DIRECT, 'For you', 1],
      [CHANNEL, 'It is in our direct messages.', 0],
    ]);
  });

  test('is not shown to all where they take no direct messages', async () => {
    bot.reply = { blocks: [{ type: 'text', text: 'For you' }], private: true, personal, file };
    const route = new RegExp(`^POST /channels/${DIRECT}/messages$`, 'u');
    bot.server.failNext({ route, status: 403, code: 50_007, message: 'Cannot send messages to this user' });
    const [only, ...others] = await bot.server.write('export', { mention: true });
    expect(others).toEqual([]);
    expect(only && [only.channel, textOf(only), only.files]).toEqual([CHANNEL, 'I cannot write to you.', []]);
  });
});
