/** What the bot says of its commands can be done in Discord as it is said. */
import { expect, test } from 'vitest';
import { commandSpecs } from '../../../src/bots/commands.ts';
import { helpInOptions, inOptions } from '../../../src/bots/discord/command-syntax.ts';
import { LANGUAGES, wordingOf } from '../../../src/bots/language/languages.ts';

/** Subcommands and options as they are registered. */
function problem(text: string): string | undefined {
  for (const [whole, name, rest = ''] of text.matchAll(
    /\/(schedule|settings|topics)\b((?: \w+(?::\S+)?)*)/gu,
  )) {
    const spec = commandSpecs.find((one) => one.name === name);
    const [first, ...options] = rest.trim().split(' ');
    const subcommand = spec?.subcommands?.find((one) => one.name === first);
    const named = options.flatMap((word) => /^([a-z]+):/u.exec(word)?.[1] ?? []);
    if (/\d\d:\d\d|\/\w/u.test(rest) && !subcommand) return whole;
    if (named.some((one) => !subcommand?.options.some((option) => option.name === one))) return whole;
  }
  return undefined;
}

test.each(LANGUAGES)('examples in %s', (language) => {
  const { schedule, settings, topics, welcome } = wordingOf(language);
  const said = [
    schedule.none,
    settings.howToChange,
    topics.which('mute'),
    topics.tooMany(50),
    topics.noSection,
    welcome.lines('UTC', 'Europe/Berlin')[3],
    schedule.problem({ type: 'time-missing' }),
    schedule.problem({ type: 'hours-missing' }),
    schedule.problem({ type: 'cron-fields' }),
  ];
  for (const text of said) expect(problem(inOptions(text)), inOptions(text)).toBeUndefined();
  expect(inOptions(schedule.none)).toMatch(/\/schedule set time:08:00 days:weekdays zone:\w+\/\w+$/u);
  expect(inOptions(settings.howToChange)).not.toMatch(/\/settings (?!set)/u);
  expect(inOptions(schedule.problem({ type: 'cron-fields' }))).toContain(
    '/schedule set time:cron 0 8 * * 1-5',
  );
  expect(inOptions(schedule.problem({ type: 'hours-missing' }))).toContain('time:every 3 hours 08:00-20:00');
});

test.each([
  ['/schedule 08:00 [weekdays] [Europe/Berlin] [TOPIC] | off – When', '/schedule set · show · off – When'],
  ['/digest [TOPIC] – The briefing now', '/digest – The briefing now'],
  ['/help – What I can do', '/help – What I can do'],
  ['an article about /settings', 'an article about /settings'],
])('in /help: %s', (line, shown) => {
  expect(helpInOptions(line)).toBe(shown);
});
