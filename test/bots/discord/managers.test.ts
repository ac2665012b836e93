/** Who may change a server's settings. */
import { describe, expect, test } from 'vitest';
import { admin } from '../../servers/discord-server.ts';
import { DIRECT, GUILD } from '../../servers/discord/payloads.ts';
import { useLoopback } from './loopback.ts';

const bot = useLoopback();
const isAdmin = async (): Promise<boolean | undefined> => await bot.heard.at(-1)?.admin();
const [USER, ROLE] = [2, 1] as const;

test('who manages the server may; others may not; alone with the bot, everybody may', async () => {
  await bot.server.slash('schedule', [], admin);
  expect(await isAdmin()).toBe(true);
  await bot.server.slash('schedule');
  expect(await isAdmin()).toBe(false);
  await bot.server.slash('schedule', [], { guild: false, channel: DIRECT });
  expect(await isAdmin()).toBe(true);
});

describe('those to whom the admins gave the command', () => {
  test.each([
    ['the person', { id: '9', type: USER, permission: true }, true],
    ['a role of theirs', { id: '61', type: ROLE, permission: true }, true],
    ['another role', { id: '62', type: ROLE, permission: true }, false],
    ['another person', { id: '10', type: USER, permission: true }, false],
    ['a refusal', { id: '61', type: ROLE, permission: false }, false],
    ['everyone', { id: GUILD, type: ROLE, permission: true }, false],
  ] as const)('%s: %o', async (_, to, may) => {
    bot.server.grant('schedule', to);
    await bot.server.slash('schedule', [], { roles: ['61'] });
    expect(await isAdmin()).toBe(may);
  });

  test('a grant is for its command', async () => {
    bot.server.grant('topics', { id: '9', type: USER, permission: true });
    await bot.server.slash('schedule');
    expect(await isAdmin()).toBe(false);
    const [message] = await bot.server.slash('topics');
    expect(await isAdmin()).toBe(true);
    if (message) await bot.server.press('mute:s1', message);
    expect(await isAdmin()).toBe(true);
    if (message) await bot.server.press('settings', message);
    expect(await isAdmin()).toBe(false);
    await bot.server.write('/topics mute Sport', { mention: true });
    expect(await isAdmin()).toBe(true);
  });

  test('a change is known as soon as Discord tells of it', async () => {
    await bot.server.slash('schedule');
    expect(await isAdmin()).toBe(false);
    bot.server.grant('schedule', { id: '9', type: USER, permission: true });
    bot.server.dispatch('APPLICATION_COMMAND_PERMISSIONS_UPDATE', {
      id: '1',
      application_id: '1',
      guild_id: GUILD,
      permissions: [],
    });
    await bot.server.slash('schedule');
    expect(await isAdmin()).toBe(true);
  });

  test('where Discord does not tell, only who manages the server may', async () => {
    bot.server.failNext({
      status: 403,
      code: 50001,
      message: 'Missing Access',
      route: /^GET .*permissions$/u,
    });
    await bot.server.slash('schedule');
    expect(await isAdmin()).toBe(false);
  });
});
