/** The real bot process in a loopback Discord: a server's first day with it. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, runBrevier, spawnBrevier } from './servers/bot-process.ts';
import { admin, buttonsOf, choicesOf, startDiscordServer, textOf } from './servers/discord-server.ts';
import { FORUM, guildOf, SILENT } from './servers/discord/payloads.ts';

const samples = resolve(import.meta.dirname, '..', 'samples');

test('from being added to a thread about a story', async () => {
  const server = await startDiscordServer({ token: 'd' });
  const cwd = newFolder();
  await runBrevier(['import', samples], { cwd });
  const bot = spawnBrevier(['start'], { cwd, env: { DISCORD_TOKEN: 'd', DISCORD_API_URL: server.apiUrl } });
  await bot.logged('Brevier is running');

  const channel = { id: '52', type: 0, name: 'talk', position: 0, permission_overwrites: [] };
  server.join(guildOf('2000000000000000777', [channel]));
  const [greeting] = await server.expect(1);
  expect(greeting?.channel).toBe('52');
  expect(greeting && textOf(greeting)).toMatch(/brief/iu);

  const [settings] = await server.slash('settings', [{ name: 'show', type: 1, options: [] }], admin);
  expect(settings).toMatchObject({ ephemeral: true });
  const set = { name: 'set', type: 1, options: [{ name: 'stories', type: 4, value: 12 }] };
  await server.slash('settings', [set], admin);
  await server.slash('digest');
  const briefing = await server.shown((message) =>
    choicesOf(message).some(({ value }) => value.startsWith('story:')),
  );
  const choices = choicesOf(briefing);
  expect(choices.length).toBeGreaterThan(5);
  const dam = choices.find(({ label }) => /Kessel Dam/u.test(label));
  const [told] = await server.choose(dam?.value ?? '', briefing);
  if (!told) return;
  const discuss = buttonsOf(told).find(({ action }) => action.startsWith('discuss:'));
  const [inThread] = await server.press(discuss?.action ?? '', told);
  expect(inThread?.channel).toBe(told.id);
  const [answer] = await server.write('How long is the crack?', { mention: true, channel: told.id });
  expect(answer).toMatchObject({ channel: told.id });
  expect(answer && textOf(answer)).toMatch(/metres/u);

  const modal = await server.askAbout(told);
  const [asked] = await server.submit(modal, { question: 'Who is the water minister?' });
  expect(asked && textOf(asked)).toMatch(/Solvik/u);

  const schedule = { name: 'set', type: 1, options: [{ name: 'time', type: 3, value: '08:00' }] };
  const [refused] = await server.slash('schedule', [schedule], { channel: FORUM });
  expect(refused && textOf(refused)).toBe('Only admins can change this.');
  const [silent] = await server.slash('schedule', [schedule], { ...admin, channel: SILENT });
  expect(silent && textOf(silent)).toMatch(/Next briefing: .*"Send Messages" is missing/su);

  bot.child.kill('SIGTERM');
  const { code, stderr } = await bot.finished;
  expect(code).toBe(0);
  expect(stderr).not.toContain('Discord refused');
  await server.close();
});
