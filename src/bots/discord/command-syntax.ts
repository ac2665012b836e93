/** What the bot says about its commands, as Discord takes them: by subcommand and option, where text platforms take a line. */
import { commandSpecs } from '../commands.ts';

const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/\/schedule (\d\d:\d\d) (\w+) (\w+\/\w+)/gu, '/schedule set time:$1 days:$2 zone:$3'],
  [/\/schedule ((?:every|cron) [\d*:-]+(?: (?:hours|[\d*:-]+))*)/gu, '/schedule set time:$1'],
  [/\/settings (zone|stories|length|language) ([\w/]+)/gu, '/settings set $1:$2'],
  [/\/topics (follow|mute|clear) (\p{L}+)/gu, '/topics $1 topic:$2'],
];

/** "/settings zone Europe/Berlin" is "/settings set zone:Europe/Berlin" there. */
export function inOptions(text: string): string {
  return CHANGES.reduce((changed, [line, options]) => changed.replace(line, options), text);
}

/** A line of /help: "/schedule set · show · off – …" */
export function helpInOptions(item: string): string {
  for (const { name, usage, subcommands = [] } of commandSpecs) {
    const line = `/${name} ${usage} – `;
    if (usage === '' || !item.startsWith(line)) continue;
    const named = subcommands.map((one) => one.name).join(' · ');
    return `/${[name, named].filter(Boolean).join(' ')} – ${item.slice(line.length)}`;
  }
  return item;
}
