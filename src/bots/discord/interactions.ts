/** Commands, buttons, menus, modals and completions, each acknowledged within Discord's three seconds. */
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import { askAbout } from './ask-about.ts';
import { DISCUSS } from './buttons.ts';
import { type Connection, serverOf, toChatId } from './connection.ts';
import { ASK_ABOUT, FORM, modalOf, QUESTION, valuesOf } from './forms.ts';
import { clip, limits } from './limits.ts';
import { answer, baseOf } from './respond.ts';
import { completionOf, wordsOf } from './registration.ts';
import { discuss } from './threads.ts';
import { within } from './within.ts';

export async function interact(interaction: Interaction, connection: Connection): Promise<void> {
  if (interaction.isAutocomplete()) return await complete(interaction, connection);
  if (interaction.isMessageContextMenuCommand()) return await askAbout(interaction, connection);
  if (interaction.isChatInputCommand()) {
    const { commandName: name, commandId } = interaction;
    const spec = connection.commands.find((one) => one.name === name);
    const args = spec ? wordsOf(interaction, spec) : '';
    const base = baseOf(interaction, commandId, connection);
    return await answer(interaction, { ...base, type: 'command', name, args }, connection, {
      hidden: spec?.private ?? false,
      schedules: isSchedule(name),
    });
  }
  if (interaction.isButton() || interaction.isStringSelectMenu()) {
    const action = interaction.isButton() ? interaction.customId : (interaction.values[0] ?? '');
    if (action.startsWith(DISCUSS))
      return await discuss(interaction, action.slice(DISCUSS.length), connection);
    const form = connection.forms.find(interaction.channelId, action);
    if (form) return await interaction.showModal(modalOf(`${FORM}${action}`, form));
    const base = baseOf(interaction, action, connection);
    return await answer(
      interaction,
      { ...base, type: 'button', action, messageId: interaction.message.id },
      connection,
      { schedules: isSchedule(action) },
    );
  }
  if (!interaction.isModalSubmit()) return;
  const { customId, message } = interaction;
  const values = valuesOf(interaction);
  if (customId.startsWith(ASK_ABOUT)) {
    const repliedTo = customId.slice(ASK_ABOUT.length);
    const text = values[QUESTION] ?? '';
    const base = baseOf(interaction, text, connection);
    await answer(
      interaction,
      repliedTo === ''
        ? { ...base, type: 'command', name: 'ask', args: text }
        : { ...base, type: 'message', text, repliedTo },
      connection,
    );
  } else if (customId.startsWith(FORM)) {
    const action = customId.slice(FORM.length);
    const about = message ? { messageId: message.id } : {};
    const base = baseOf(interaction, action, connection);
    await answer(interaction, { ...base, type: 'form', action, values, ...about }, connection);
  }
}

/** A command, or the action of a button. */
function isSchedule(command: string): boolean {
  return /^schedule\b/u.test(command);
}

/** No completions are better than none in time. */
const COMPLETE_WITHIN_MS = limits.firstAnswerMs - 1_000;

async function complete(
  interaction: AutocompleteInteraction,
  { commands, responder }: Connection,
): Promise<void> {
  const option = completionOf(interaction, commands);
  const { user, guildId } = interaction;
  const chat = toChatId(interaction.channelId ?? user.id);
  const who = { chat, user: { id: user.id }, ...serverOf(guildId) };
  const typed = interaction.options.getFocused();
  const asked = option ? responder.complete({ ...who, option, typed }) : Promise.resolve([]);
  const found = await within(asked, COMPLETE_WITHIN_MS, (): readonly string[] => []);
  const choices = new Set(found.map((name) => clip(name, limits.choiceLabel)).filter(Boolean));
  await interaction.respond([...choices].slice(0, limits.choices).map((name) => ({ name, value: name })));
}
