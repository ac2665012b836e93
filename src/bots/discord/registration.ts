/** The command table as Discord's slash commands, and a slash command's options as the table's words. */
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
import type { CommandOption, CommandSpec } from '../commands.ts';

export function toSlashCommands(specs: readonly CommandSpec[]): RESTPutAPIApplicationCommandsJSONBody {
  return specs.map(({ name, description, options, subcommands }) => ({
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    options:
      subcommands === undefined
        ? options.map(toOption)
        : subcommands.map((subcommand) => ({
            type: ApplicationCommandOptionType.Subcommand,
            name: subcommand.name,
            description: subcommand.description,
            options: subcommand.options.map(toOption),
          })),
  }));
}

function toOption({
  name,
  description,
  required,
  complete,
  choices,
  kind,
  min,
  max,
}: CommandOption): APIApplicationCommandBasicOption {
  const base = { name, description, required: required ?? false };
  if (kind === 'integer') {
    return { ...base, type: ApplicationCommandOptionType.Integer, min_value: min, max_value: max };
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
