/** Time zones by city and by country, in the languages of the bot. */
import { beforeEach, describe, expect, test } from 'vitest';
import { commandSpecs } from '../../src/bots/commands.ts';
import { openSampleBot, type SampleBot, textOf } from './sample-bot.ts';

let sample: SampleBot;

beforeEach(async () => {
  sample = await openSampleBot();
});

describe('/settings zone', () => {
  test.each([
    ['Germany', 'Europe/Berlin'],
    ['Deutschland', 'Europe/Berlin'],
    ['Allemagne', 'Europe/Berlin'],
    ['Alemania', 'Europe/Berlin'],
    ['japan', 'Asia/Tokyo'],
    ['Japão', 'Asia/Tokyo'],
    ['UK', 'Europe/London'],
    ['south korea', 'Asia/Seoul'],
    ['Berlin', 'Europe/Berlin'],
  ])('%s', async (typed, zone) => {
    expect(await sample.say(`/settings zone ${typed}`)).toMatch(`Time zone: ${zone}\n`);
  });

  test('a country of several offers them', async () => {
    const asked = await sample.respond({ type: 'command', name: 'settings', args: 'zone Spain' });
    expect(textOf(asked.reply)).toMatch(/^Spain keeps several times\. Which zone\? .*Atlantic\/Canary/u);
    const chosen = await sample.press('Madrid', asked);
    expect(textOf(chosen.reply)).toMatch(/^Time zone: Europe\/Madrid\n/u);
  });

  test('no country has more than a menu holds', async () => {
    for (const country of ['USA', 'Russia', 'Canada', 'Brasilien']) {
      const { reply } = await sample.respond({ type: 'command', name: 'settings', args: `zone ${country}` });
      expect(reply.buttons?.length).toBeGreaterThan(3);
      expect(reply.buttons?.length).toBeLessThanOrEqual(25);
    }
  });

  test('what is neither is said so', async () => {
    expect(await sample.say('/settings zone Atlantis')).toMatch(/^I know no time zone "Atlantis"/u);
  });
});

describe('/schedule set, with options', () => {
  const words = commandSpecs.find(({ name }) => name === 'schedule')?.words;
  const set = (options: Readonly<Record<string, string>>): Promise<string> =>
    sample.say(`/schedule ${words?.('set', options)}`);

  test.each([
    [{ time: '08:00', zone: 'Germany' }, /every day\.\n.*\(Europe\/Berlin\)/u],
    [{ time: '08:00', zone: 'South Korea', topic: 'World' }, /about World\.\n.*\(Asia\/Seoul\)/u],
    [{ time: '08:00', topic: 'London' }, /about London\.\n.*\(UTC\)/u],
    [{ time: '08:00', zone: 'Brazil' }, /^Brazil keeps several times/u],
    [{ time: '08:00', zone: 'Atlantis' }, /^I know no time zone "Atlantis"/u],
  ])('%j', async (options, answer) => {
    expect(await set(options)).toMatch(answer);
  });
});

test('a country completes to its zones', async () => {
  const complete = (typed: string) =>
    sample.bot.complete({ chat: 'discord:1', user: { id: 'u' }, option: 'zone', typed });
  expect(await complete('germ')).toContain('Europe/Berlin');
  expect(await complete('Span')).toContain('Europe/Madrid');
  expect(await complete('')).toHaveLength(25);
});
