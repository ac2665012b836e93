/** The commands beside the news: people's data, a chat's own feeds, and the owner's /admin. */
import type { CommandOption, CommandSpec } from './commands.ts';

const joined = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(' ');

const url: CommandOption = { name: 'url', description: 'The address of a feed or its page', required: true };
const id: CommandOption = {
  name: 'id',
  description: 'discord:123, discord:server:123, telegram:456 or telegram:-100123',
  required: true,
};

export const serviceCommands: readonly CommandSpec[] = [
  {
    name: 'privacy',
    description: 'What I keep, and for how long',
    usage: '',
    private: true,
    options: [],
    words: () => '',
  },
  {
    name: 'export',
    description: 'What I keep, as a file',
    usage: '[me]',
    private: true,
    options: [],
    subcommands: [
      { name: 'chat', description: 'What I keep of this chat', options: [] },
      { name: 'me', description: 'What you asked me, in every chat', options: [] },
    ],
    words: (subcommand) => joined(subcommand),
  },
  {
    name: 'forget',
    description: 'Remove what I keep',
    usage: '[me]',
    private: true,
    options: [],
    subcommands: [
      { name: 'chat', description: 'Remove what I keep of this chat', options: [] },
      { name: 'me', description: 'Remove what you asked me, in every chat', options: [] },
    ],
    words: (subcommand) => joined(subcommand),
  },
];

/** Where the owner allows it. */
export const feedsCommand: CommandSpec = {
  name: 'feeds',
  description: 'Feeds that this chat has added',
  usage: '[add URL | remove URL]',
  private: true,
  managers: true,
  options: [],
  subcommands: [
    { name: 'show', description: 'The feeds that this chat has added', options: [] },
    { name: 'add', description: 'Have a feed read', options: [url] },
    { name: 'remove', description: 'Have a feed read no more', options: [url] },
  ],
  words: (subcommand, { url }) => (subcommand === 'show' ? '' : joined(subcommand, url)),
};

/** For those who run the bot; no other is shown it, or told that it is there. */
export const adminCommand: CommandSpec = {
  name: 'admin',
  description: 'For those who run this bot',
  usage: '[stats | list | block ID | unblock ID | leave ID]',
  private: true,
  owners: true,
  options: [],
  subcommands: [
    { name: 'stats', description: 'How it all fares', options: [] },
    { name: 'list', description: 'Who is blocked', options: [] },
    { name: 'block', description: 'Answer a user, group or server no more', options: [id] },
    { name: 'unblock', description: 'Answer again', options: [id] },
    { name: 'leave', description: 'Leave a group or server', options: [id] },
  ],
  words: (subcommand, { id }) => joined(subcommand, id),
};
