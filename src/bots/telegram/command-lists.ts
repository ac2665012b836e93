/** The menu of commands, by who sees it and in which language. */
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { CommandSpec } from '../commands.ts';
import { limits } from './limits.ts';

export type MenuCommand = Pick<CommandSpec, 'name' | 'description' | 'managers' | 'translations'>;

interface CommandList {
  readonly commands: readonly BotCommand[];
  readonly scope: BotCommandScope;
  /** English, which all others see, where it is left out. */
  readonly language_code?: LanguageCode;
}

const languages = ['de', 'fr', 'es', 'pt'] as const;
type Language = (typeof languages)[number];

/** A group's members are offered what they may use, its admins and private chats everything. */
export function commandLists(commands: readonly MenuCommand[]): CommandList[] {
  const open = commands.filter(({ managers }) => !managers);
  const scopes = [
    { type: 'all_private_chats', commands },
    { type: 'all_group_chats', commands: open },
    { type: 'all_chat_administrators', commands },
  ] as const;
  const translated = languages.filter((language) =>
    commands.some(({ translations }) => translations?.[language]),
  );
  return scopes.flatMap(({ type, commands }) => [
    { commands: inLanguage(commands), scope: { type } },
    ...translated.map((language) => ({
      commands: inLanguage(commands, language),
      scope: { type },
      language_code: language,
    })),
  ]);
}

/** Names stay as they are: Telegram takes no other letters than English ones. */
function inLanguage(commands: readonly MenuCommand[], language?: Language): BotCommand[] {
  return commands.slice(0, limits.commands).map(({ name, description, translations }) => {
    const words = (language && translations?.[language]?.description) ?? description;
    return { command: name, description: words.slice(0, limits.commandDescription) };
  });
}

export async function registerCommands(api: Api, commands: readonly MenuCommand[]): Promise<void> {
  for (const { commands: list, ...other } of commandLists(commands)) await api.setMyCommands(list, other);
}
