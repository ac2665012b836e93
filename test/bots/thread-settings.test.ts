/** Chats within chats: a thread has its channel's settings, and a forum's topics go with their group. */
import { expect, test } from 'vitest';
import { openSampleBot } from './sample-bot.ts';

const sample = await openSampleBot();
const channel = { chat: 'discord:1' } as const;
const thread = { chat: 'discord:2', openedFrom: { chat: 'discord:1', messageId: '2' } } as const;

test('a thread has the settings of its channel, and changes them there', async () => {
  await sample.say('/settings zone Berlin language de', channel);
  expect(await sample.say('/settings', thread)).toMatch(/^Zeitzone: Europe\/Berlin\n/u);
  await sample.say('/settings stories 3', thread);
  expect(await sample.say('/settings', channel)).toMatch(/Meldungen je Briefing: 3/u);
  await sample.say('/topics mute Sport', channel);
  expect(await sample.say('/topics', thread)).toMatch(/Sport/u);
});

test('what is sent to a thread unasked is in its channel’s language and zone too', async () => {
  expect(await sample.parts.chats.settings('discord:2')).toMatchObject({
    zone: 'Europe/Berlin',
    language: 'de',
  });
});

test("a schedule in the channel's zone moves when the zone is set from a thread", async () => {
  await sample.say('/schedule 08:00', channel);
  await sample.say('/settings zone Japan', thread);
  expect(await sample.say('/schedule', channel)).toMatch(/\(Asia\/Tokyo\)/u);
});

test('a forum that the bot has left gets nothing more in its topics either', async () => {
  const topic = { chat: 'telegram:-100/9', within: 'telegram:-100' } as const;
  await sample.say('/schedule 08:00', topic);
  await sample.say('/schedule 09:00', { chat: 'telegram:-1001/9', within: 'telegram:-1001' });
  await sample.bot.left('telegram:-100');
  expect(await sample.say('/schedule', topic)).toMatch(/^No briefing is scheduled/u);
  expect(await sample.say('/schedule', { chat: 'telegram:-1001/9' })).toMatch(/^Briefings come at 09:00/u);
});
