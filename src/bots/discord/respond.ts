/** From an interaction to the bot and back: who did what where, and how the reply is shown. */
import { InteractionContextType, MessageFlags } from 'discord.js';
import type { Reply } from '../blocks.ts';
import type { Hearing, Incoming, IncomingBase } from '../chat-adapter.ts';
import { type Answerable, beginAnswer } from './answering.ts';
import { type Connection, openedFrom, renderFor, say, serverOf, toChatId } from './connection.ts';
import { managesGuild } from './managers.ts';
import { missingToPost, named } from './permissions.ts';
import { languageOf } from '../language/languages.ts';
import { type PermissionName, textsIn } from './texts.ts';

/** Of an interaction; `command` is what decides who may change something by it. */
export function baseOf(interaction: Answerable, command: string, { managers }: Connection): IncomingBase {
  const { user, guildId, member, locale } = interaction;
  return {
    chat: toChatId(interaction.channelId ?? user.id),
    user: { id: user.id },
    ...serverOf(guildId),
    locale,
    hears: hearingOf(interaction),
    ...openedFrom(interaction.channel),
    admin: async () =>
      guildId === null ||
      (await managers.isManager(
        { guildId, userId: user.id, member, manages: managesGuild(interaction.memberPermissions) },
        command,
      )),
  };
}

/** Of chats that the bot isn't in itself it is told only what is done with it. */
function hearingOf(interaction: Answerable): Hearing {
  if (interaction.inCachedGuild()) return 'addressed';
  return interaction.context === InteractionContextType.BotDM ? 'all' : 'none';
}

export interface How {
  /** Only for the one who asked. */
  readonly hidden?: boolean;
  /** Whether it is about posts to come. */
  readonly schedules?: boolean;
}

export async function answer(
  interaction: Answerable,
  incoming: Incoming,
  connection: Connection,
  how: How = {},
): Promise<void> {
  const channelId = interaction.channelId ?? interaction.user.id;
  const permissions = interaction.appPermissions;
  const missing = interaction.inCachedGuild() ? missingToPost(interaction.channel, permissions) : [];
  const asked = how.hidden === true || repliesToHidden(interaction);
  const note = noteOn(interaction, missing, { ...how, hidden: asked });
  const noted = (reply: Reply): Reply =>
    note === undefined ? reply : { ...reply, blocks: [...reply.blocks, { type: 'footer', text: note }] };
  // Where the bot may not post, all the less may an answer of its be seen by all.
  const hidden = asked || missing.length > 0;
  const { send, end, draft } = await beginAnswer(interaction, {
    hidden,
    render: (reply) => renderFor(connection, noted(reply), { channelId, permissions, hidden }),
    post: (reply) => say(connection, channelId, reply, { key: interaction.id }),
    logger: connection.logger,
  });
  try {
    await connection.responder.respond(incoming, send, draft);
  } finally {
    await end();
  }
}

/** Whether it is about a message that one person sees. */
function repliesToHidden(interaction: Answerable): boolean {
  const message =
    interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction.message : null;
  return message?.flags.has(MessageFlags.Ephemeral) ?? false;
}

/** What is said to who uses the bot where it may not post by itself: its answer is theirs alone, and no briefings will come. */
function noteOn(
  interaction: Answerable,
  missing: readonly PermissionName[],
  { hidden = false, schedules = false }: How,
): string | undefined {
  const texts = textsIn(languageOf(interaction.locale));
  if (missing.length > 0) {
    const words = texts.mayNotPost(named(missing, texts));
    return hidden ? (schedules ? words : undefined) : `${words} ${texts.shownToYou}`;
  }
  const elsewhere = interaction.inGuild() || interaction.context === InteractionContextType.PrivateChannel;
  return schedules && elsewhere && !interaction.inCachedGuild() ? texts.notMember : undefined;
}
