/** The menu of commands, by who sees it and in which language. */
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { CommandSpec } from '../commands.ts';
import { isGone } from './errors.ts';
import { limits } from './limits.ts';

export type MenuCommand = Pick<CommandSpec, 'name' | 'description' | 'managers' | 'owners' | 'translations'>;

interface CommandList {
  readonly commands: readonly BotCommand[];
  readonly scope: BotCommandScope;
  /** English, which all others see, where it is left out. */
  readonly language_code?: LanguageCode;
}

const languages = ['de', 'fr', 'es', 'pt'] as const;
type Language = (typeof languages)[number];

/** Those who run the bot are offered more, in their private chats; the ids are theirs. */
export interface Menu {
  readonly commands: readonly MenuCommand[];
  readonly owners: readonly number[];
}

/** A group's members are offered what they may use, its admins and private chats everything. */
export function commandLists({ commands: all, owners }: Menu): CommandList[] {
  const commands = all.filter(({ owners }) => !owners);
  const open = commands.filter(({ managers }) => !managers);
  const scopes = [
    { type: 'all_private_chats', commands },
    { type: 'all_group_chats', commands: open },
    { type: 'all_chat_administrators', commands },
    ...owners.map((chat_id) => ({ type: 'chat', chat_id, commands: all }) as const),
  ] as const;
  const translated = languages.filter((language) =>
    commands.some(({ translations }) => translations?.[language]),
  );
  return scopes.flatMap(({ commands, ...scope }) => [
    { commands: inLanguage(commands), scope },
    ...translated.map((language) => ({
      commands: inLanguage(commands, language),
      scope,
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

export async function registerCommands(api: Api, menu: Menu): Promise<void> {
  for (const { commands, ...other } of commandLists(menu)) {
    try {
      await api.setMyCommands(commands, other);
    } catch (error) {
      // An owner who has not begun to speak with the bot has no chat for it.
      if (other.scope.type !== 'chat' || !isGone(error)) throw error;
    }
  }
}
