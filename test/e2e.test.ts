/** The real bot process against loopback Discord and Telegram servers: /digest, a follow-up, a schedule, a clean stop. */
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import { newFolder, runBrevier, spawnBrevier } from './servers/bot-process.ts';
import { admin, buttonsOf, startDiscordServer, textOf } from './servers/discord-server.ts';
import { startTelegramServer, visibleText } from './servers/telegram-server.ts';

const samples = resolve(import.meta.dirname, '..', 'samples');

/** One story by two outlets, an hour old whenever this runs: the samples' dates stay where they are. */
function freshNews(): string {
  const publishedAt = new Date(Date.now() - 3_600_000).toISOString();
  const text = 'The lighthouse at Skarn went dark on its last night of service, the harbour board said.';
  return ['Skarn Gazette', 'Coast Wire']
    .map((source) =>
      JSON.stringify({
        title: 'Lighthouse at Skarn goes dark',
        text: `${text} ${source} was there.`,
        source,
        publishedAt,
      }),
    )
    .join('\n');
}

describe('Telegram', () => {
  test('from /digest to a schedule', async () => {
    const server = await startTelegramServer({ token: '1:t' });
    const cwd = newFolder();
    await runBrevier(['import', samples], { cwd });
    const bot = spawnBrevier(['start'], {
      cwd,
      env: { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl },
    });
    await bot.logged('Brevier is running');

    const [briefing] = await server.say('/digest World');
    expect(briefing && visibleText(briefing.text)).toMatch(/Kessel Dam.*sources/su);
    expect(briefing?.reply_markup?.inline_keyboard[0]?.[0]).toMatchObject({ text: '1' });
    const data = briefing?.reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? '';
    const [story] = briefing ? await server.press(data, briefing) : [];
    expect(story && visibleText(story.text)).toMatch(/Ask about it/u);
    const [answer] = await server.say('How long is the crack?');
    expect(answer && visibleText(answer.text)).toMatch(/metres/u);
    const [unknown] = await server.say('What does Norland say about elephants?');
    expect(unknown && visibleText(unknown.text)).toMatch(/^The stored articles don't say/u);
    const [set] = await server.say('/schedule 08:00 Europe/Berlin');
    expect(set?.text).toMatch(/Next briefing: \w+ \d+ \w+, 08:00 \(Europe\/\u2060?Berlin\), in/u);
    const [refused] = await server.say('/schedule off', { chat: -5, type: 'group' });
    expect(refused?.text).toBe('Only admins can change this.');

    bot.child.kill('SIGTERM');
    const { code, stderr } = await bot.finished;
    expect(code).toBe(0);
    expect(stderr).not.toContain('1:t');
    await server.close();
  });

  test('a briefing that fell due comes at start, and once', async () => {
    const server = await startTelegramServer({ token: '1:t' });
    const cwd = newFolder();
    await runBrevier(['import', '-'], { cwd, input: freshNews() });
    const due = new Date(Date.now() - 60_000).toISOString();
    const store = await openStore(`sqlite:${join(cwd, 'data', 'brevier.db')}`);
    await store.subscriptions.set({
      chat: 'telegram:7',
      cadence: { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' },
      nextAt: due,
    });
    await store.close();
    const env = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl };

    const waiting = server.expect(7, 1);
    const first = spawnBrevier(['start'], { cwd, env });
    const [briefing] = await waiting;
    expect(briefing && visibleText(briefing.text)).toMatch(
      /Lighthouse at Skarn goes dark.*1 story from 2 articles by 2 sources/su,
    );
    await first.logged('a briefing was delivered');
    first.child.kill('SIGTERM');
    await first.finished;

    const again = spawnBrevier(['start'], { cwd, env });
    await again.logged('Brevier is running');
    await server.say('/help');
    again.child.kill('SIGTERM');
    await again.finished;
    expect(server.sent).toHaveLength(2);
    await server.close();
  });

  test('brevier import works while the bot runs', async () => {
    const server = await startTelegramServer({ token: '1:t' });
    const cwd = newFolder();
    await runBrevier(['import', join(samples, 'rovers-beat-castle-wharf-on-penalties.txt')], { cwd });
    const bot = spawnBrevier(['start'], {
      cwd,
      env: { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl },
    });
    await bot.logged('Brevier is running');
    expect((await server.say('/digest World'))[0]?.text).toBe('No new stories about World.');
    expect((await runBrevier(['import', samples], { cwd })).stdout).toMatch(/^13 new/u);
    expect((await server.say('/digest World'))[0]?.text).toMatch(/Kessel/u);
    bot.child.kill('SIGTERM');
    await bot.finished;
    await server.close();
  });
});

describe('Discord', () => {
  test('from /digest to a schedule', async () => {
    const server = await startDiscordServer({ token: 'd' });
    const cwd = newFolder();
    await runBrevier(['import', samples], { cwd });
    const bot = spawnBrevier(['start'], { cwd, env: { DISCORD_TOKEN: 'd', DISCORD_API_URL: server.apiUrl } });
    await bot.logged('Brevier is running');

    const [briefing] = await server.slash('digest', [{ name: 'topic', type: 3, value: 'World' }]);
    expect(briefing && textOf(briefing)).toMatch(/### 1\\\. .*Kessel Dam.*sources/su);
    const [button] = briefing ? buttonsOf(briefing) : [];
    const [story] = briefing && button ? await server.press(button.action, briefing) : [];
    expect(story && textOf(story)).toMatch(/Ask about it/u);
    const [answer] = await server.write('How long is the crack?', { mention: true });
    expect(answer && textOf(answer)).toMatch(/metres/u);
    const schedule = {
      name: 'set',
      type: 1,
      options: [
        { name: 'time', type: 3, value: '08:00' },
        { name: 'zone', type: 3, value: 'Europe/Berlin' },
      ],
    };
    const [refused] = await server.slash('schedule', [schedule]);
    expect(refused && textOf(refused)).toMatch(/^Only admins can change this/u);
    const [set] = await server.slash('schedule', [schedule], admin);
    expect(set).toMatchObject({ ephemeral: true });
    expect(set && textOf(set)).toMatch(/Next briefing: .*08:00 \(Europe\/Berlin\)/u);

    bot.child.kill('SIGTERM');
    expect((await bot.finished).code).toBe(0);
    await server.close();
  });

  test("one platform's wrong token does not keep the other from running", async () => {
    const [discord, telegram] = [
      await startDiscordServer({ token: 'd' }),
      await startTelegramServer({ token: '1:t' }),
    ];
    const env = {
      DISCORD_TOKEN: 'wrong',
      DISCORD_API_URL: discord.apiUrl,
      TELEGRAM_BOT_TOKEN: '1:t',
      TELEGRAM_API_URL: telegram.apiUrl,
    };
    const bot = spawnBrevier(['start'], { cwd: newFolder(), env });
    await bot.logged('Brevier is running');
    expect((await telegram.say('/help'))[0]?.text).toMatch(/digest/u);
    bot.child.kill('SIGTERM');
    const { code, stderr } = await bot.finished;
    expect(code).toBe(0);
    expect(stderr).toMatch(/Discord refuses DISCORD_TOKEN/u);
    await Promise.all([discord.close(), telegram.close()]);
  });
});
