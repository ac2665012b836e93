/** From an interaction to the bot and back: who did what where, and how the reply is shown. */
import { InteractionContextType } from 'discord.js';
import type { Reply } from '../blocks.ts';
import type { Incoming, IncomingBase } from '../chat-adapter.ts';
import { type Answerable, beginAnswer } from './answering.ts';
import { type Connection, renderFor, say, toChatId } from './connection.ts';
import { managesGuild } from './managers.ts';
import { missingToPost, named } from './permissions.ts';
import { languageOf, textsIn } from './texts.ts';

/** Of an interaction; `command` is what decides who may change something by it. */
export function baseOf(interaction: Answerable, command: string, { managers }: Connection): IncomingBase {
  const { user, guildId, member, locale } = interaction;
  return {
    chat: toChatId(interaction.channelId ?? user.id),
    user: { id: user.id },
    locale,
    admin: async () =>
      guildId === null ||
      (await managers.isManager(
        { guildId, userId: user.id, member, manages: managesGuild(interaction.memberPermissions) },
        command,
      )),
  };
}

interface How {
  readonly hidden?: boolean;
  /** Whether it is about posts to come. */
  readonly schedules?: boolean;
}

export async function answer(
  interaction: Answerable,
  incoming: Incoming,
  connection: Connection,
  { hidden = false, schedules = false }: How = {},
): Promise<void> {
  const channelId = interaction.channelId ?? interaction.user.id;
  const note = schedules || !hidden ? noteOn(interaction, { hidden, schedules }) : undefined;
  const place = {
    channelId,
    permissions: interaction.appPermissions,
    hidden: hidden || (note !== undefined && !schedules),
  };
  const noted = (reply: Reply): Reply =>
    note === undefined ? reply : { ...reply, blocks: [...reply.blocks, { type: 'footer', text: note }] };
  const { send, end } = await beginAnswer(interaction, {
    hidden: place.hidden,
    render: (reply) => renderFor(connection, noted(reply), place),
    post: (reply) => say(connection, channelId, reply, { key: interaction.id }),
    logger: connection.logger,
  });
  await connection.responder.respond(incoming, send);
  await end();
}

/** What is said to who uses the bot where it may not post by itself: its answer is theirs alone, or no briefings will come. */
function noteOn(interaction: Answerable, { hidden, schedules }: Required<How>): string | undefined {
  const texts = textsIn(languageOf(interaction.locale));
  if (interaction.inCachedGuild()) {
    const missing = missingToPost(interaction.channel, interaction.appPermissions);
    if (missing.length === 0) return undefined;
    return [texts.mayNotPost(named(missing, texts)), ...(hidden ? [] : [texts.shownToYou])].join(' ');
  }
  const elsewhere = interaction.inGuild() || interaction.context === InteractionContextType.PrivateChannel;
  return schedules && elsewhere ? texts.notMember : undefined;
}
