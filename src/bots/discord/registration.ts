/** The command table as Discord's commands, and a slash command's options as the table's words. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type APIApplicationCommandBasicOption,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandOption, CommandSpec, Translations } from '../commands.ts';
import { clip, limits } from './limits.ts';
import { discordLocales, textsIn } from './texts.ts';

/** Everywhere: servers, direct messages with the bot, and, for who installed it for themselves, any other chat. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** In servers, and there shown to their admins only; those who run the bot can write it to the bot as words. */
const HIDDEN = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: '0',
};

export function toCommands(specs: readonly CommandSpec[]): RESTPutAPIApplicationCommandsJSONBody {
  const slash = specs.map((spec) => ({
    ...(spec.owners ? HIDDEN : EVERYWHERE),
    type: ApplicationCommandType.ChatInput as const,
    ...called(spec),
    options:
      spec.subcommands?.map((one) => ({
        type: ApplicationCommandOptionType.Subcommand as const,
        ...called(one),
        options: one.options.map(toOption),
      })) ?? spec.options.map(toOption),
  }));
  const askAbout = {
    ...EVERYWHERE,
    type: ApplicationCommandType.Message as const,
    name: textsIn('en').askAboutThis,
    name_localizations: inLocales((language) => textsIn(language).askAboutThis),
  };
  return [...slash, askAbout];
}

interface Called {
  readonly name: string;
  readonly description: string;
  readonly translations?: Translations;
}

function called({ name, description, translations = {} }: Called) {
  return {
    name,
    name_localizations: inLocales((language) => toName(translations[language]?.name)),
    description: clip(description, limits.commandDescription),
    description_localizations: inLocales((language) =>
      clip(translations[language]?.description ?? '', limits.commandDescription),
    ),
  };
}

type Translated = keyof typeof discordLocales;

/** Undefined where there is none. */
function inLocales(text: (language: Translated) => string | undefined): Record<string, string> | undefined {
  const languages = Object.keys(discordLocales) as Translated[];
  const found = languages.flatMap((language) => {
    const words = text(language);
    return words ? discordLocales[language].map((locale) => [locale, words] as const) : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** As Discord takes them: no spaces, no capitals. */
function toName(name: string | undefined): string | undefined {
  return name
    ?.toLowerCase()
    .replace(/[^-_\p{L}\p{N}]+/gu, '-')
    .slice(0, limits.commandName);
}

function toOption(option: CommandOption): APIApplicationCommandBasicOption {
  const { required = false, complete, choices, kind, min, max } = option;
  const base = { ...called(option), required };
  if (kind === 'integer') {
    const bounds = {
      ...(min === undefined ? {} : { min_value: min }),
      ...(max === undefined ? {} : { max_value: max }),
    };
    return { ...base, type: ApplicationCommandOptionType.Integer, ...bounds };
  }
  if (choices) {
    return {
      ...base,
      type: ApplicationCommandOptionType.String,
      choices: choices.map((choice) => ({ name: choice, value: choice })),
    };
  }
  return { ...base, type: ApplicationCommandOptionType.String, autocomplete: complete !== undefined };
}

/** The line that a text platform would have had. */
export function wordsOf(interaction: ChatInputCommandInteraction, spec: CommandSpec): string {
  const given = interaction.options.data.flatMap((option) => option.options ?? [option]);
  const options = Object.fromEntries(
    given.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, String(value)]),
  );
  return spec.words(interaction.options.getSubcommand(false) ?? undefined, options);
}

/** What the option being typed is completed from. */
export function completionOf(
  interaction: AutocompleteInteraction,
  specs: readonly CommandSpec[],
): CommandOption['complete'] {
  const spec = specs.find(({ name }) => name === interaction.commandName);
  const subcommand = interaction.options.getSubcommand(false);
  const options = spec?.subcommands?.find(({ name }) => name === subcommand)?.options ?? spec?.options;
  return options?.find(({ name }) => name === interaction.options.getFocused(true).name)?.complete;
}
