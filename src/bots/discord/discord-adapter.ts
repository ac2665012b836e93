/** Discord, by discord.js: slash commands, buttons, mentions, replies and direct messages; no privileged intent. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  Partials,
  PermissionFlagsBits,
  type RESTPostAPIChannelMessageResult,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { ChatId } from '../../model.ts';
import { actions } from '../actions.ts';
import type { Reply } from '../blocks.ts';
import type { ChatAdapter, Incoming, Responder } from '../chat-adapter.ts';
import type { CommandSpec } from '../commands.ts';
import { explain, startError, toOutcome } from './errors.ts';
import { completionOf, toSlashCommands, wordsOf } from './registration.ts';
import { renderMessages } from './render.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Another API than Discord's; ends in /api. */
  readonly apiUrl?: string;
  readonly commands: readonly CommandSpec[];
  readonly logger: Logger;
}

const READY_WITHIN_MS = 30_000;
const MOST_CHOICE_LENGTH = 100;
const NO_MENTIONS = { parse: [] };

export function createDiscordAdapter({ token, apiUrl, commands, logger }: DiscordOptions): ChatAdapter {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: NO_MENTIONS,
    ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
  });
  const inFlight = new Set<Promise<void>>();

  function track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => logger.warn({ reason: explain(error) }, 'Discord refused a message'))
      .finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  }

  async function answer(
    interaction: ChatInputCommandInteraction | ButtonInteraction,
    incoming: Incoming,
    hidden: boolean,
    responder: Responder,
  ): Promise<void> {
    // Before anything else: Discord gives three seconds.
    await interaction.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
    await responder.respond(incoming, async (reply) => {
      const ids: string[] = [];
      for (const [index, message] of renderMessages(reply).entries()) {
        const sent =
          index === 0
            ? await interaction.editReply({
                ...message,
                flags: MessageFlags.IsComponentsV2,
                allowedMentions: NO_MENTIONS,
              })
            : await interaction.followUp({
                ...message,
                flags: hidden
                  ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
                  : MessageFlags.IsComponentsV2,
                allowedMentions: NO_MENTIONS,
              });
        ids.push(sent.id);
      }
      return ids;
    });
  }

  async function interact(interaction: Interaction, responder: Responder): Promise<void> {
    if (interaction.isAutocomplete()) return await complete(interaction, responder);
    const base = {
      chat: toChatId(interaction.channelId ?? interaction.user.id),
      user: { id: interaction.user.id },
      locale: interaction.locale,
      admin: async () =>
        interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? !interaction.inGuild(),
    };
    if (interaction.isChatInputCommand()) {
      const spec = commands.find(({ name }) => name === interaction.commandName);
      const args = spec ? wordsOf(interaction, spec) : '';
      await answer(
        interaction,
        { ...base, type: 'command', name: interaction.commandName, args },
        spec?.private ?? false,
        responder,
      );
    } else if (interaction.isButton()) {
      const { customId: action, message } = interaction;
      await answer(
        interaction,
        { ...base, type: 'button', action, messageId: message.id },
        action === actions.settings,
        responder,
      );
    }
  }

  async function complete(interaction: AutocompleteInteraction, responder: Responder): Promise<void> {
    const option = completionOf(interaction, commands);
    const chat = toChatId(interaction.channelId ?? interaction.user.id);
    const found = option
      ? await responder.complete({ chat, option, typed: String(interaction.options.getFocused()) })
      : [];
    const choices = [...new Set(found.map((name) => name.slice(0, MOST_CHOICE_LENGTH)))];
    await interaction.respond(choices.slice(0, 25).map((name) => ({ name, value: name })));
  }

  async function hear(message: Message, responder: Responder): Promise<void> {
    const me = client.user;
    if (!me || message.author.bot || message.system) return;
    const direct = !message.inGuild();
    const replied = message.mentions.repliedUser?.id === me.id;
    if (!direct && !replied && !message.mentions.users.has(me.id)) return;
    const text = message.content
      .replaceAll(new RegExp(`<@!?${me.id}>`, 'gu'), ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    const repliedTo = replied ? message.reference?.messageId : undefined;
    const incoming: Incoming = {
      type: 'message',
      chat: toChatId(message.channelId),
      user: { id: message.author.id },
      admin: async () =>
        direct || (message.member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false),
      text,
      ...(repliedTo === undefined ? {} : { repliedTo }),
    };
    await responder.respond(incoming, (reply) => post(message.channelId, reply, message.id));
  }

  /** Posts to a channel, in order; the first message answers `replyTo`. */
  async function post(channelId: string, reply: Reply, replyTo?: string): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, message] of renderMessages(reply).entries()) {
      const reference =
        replyTo !== undefined && index === 0
          ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } }
          : {};
      const body = {
        ...message,
        ...reference,
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: NO_MENTIONS,
      };
      const sent = (await client.rest.post(Routes.channelMessages(channelId), {
        body,
      })) as RESTPostAPIChannelMessageResult;
      ids.push(sent.id);
    }
    return ids;
  }

  return {
    platform: 'discord',
    async start(responder) {
      client.on(Events.Error, (error) =>
        logger.warn({ reason: explain(error) }, 'Discord connection failed; it is tried again'),
      );
      client.on(Events.InteractionCreate, (interaction) => track(interact(interaction, responder)));
      client.on(Events.MessageCreate, (message) => track(hear(message, responder)));
      try {
        const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
        await client.login(token);
        await within(ready, READY_WITHIN_MS);
        await client.application?.commands.set(toSlashCommands(commands));
      } catch (error) {
        await client.destroy();
        throw startError(error);
      }
    },
    async deliver(chat, reply) {
      try {
        return { type: 'sent', messageIds: await post(chat.slice(chat.indexOf(':') + 1), reply) };
      } catch (error) {
        return toOutcome(error);
      }
    },
    async stop() {
      await Promise.allSettled(inFlight);
      await client.destroy();
    },
  };
}

function toChatId(channelId: string): ChatId {
  return `discord:${channelId}`;
}

async function within(promise: Promise<unknown>, ms: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('Discord does not get ready')), ms);
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
