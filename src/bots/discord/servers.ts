/** Servers that the bot is added to and removed from, channels and threads that go. */
import { type Client, GatewayDispatchEvents, type Guild, type GuildTextBasedChannel } from 'discord.js';
import { type Connection, say, serverOf, toChatId } from './connection.ts';
import { missingToPost } from './permissions.ts';

/** Says what the bot is, once, where people would look for it. */
export async function greet(guild: Guild, connection: Connection): Promise<void> {
  const channel = placeToGreet(guild);
  if (!channel) {
    connection.logger.info({ guild: guild.id }, 'the bot was added to a server where it may post nowhere');
    return;
  }
  const { id, ownerId, preferredLocale } = guild;
  await connection.responder.respond(
    {
      type: 'joined',
      chat: toChatId(channel.id),
      user: { id: ownerId },
      ...serverOf(id),
      locale: preferredLocale,
      hears: 'addressed',
      admin: async () => true,
    },
    (reply) => say(connection, channel.id, reply, { key: `joined|${id}` }),
  );
}

function placeToGreet({ systemChannel, channels }: Guild): GuildTextBasedChannel | undefined {
  const texts = [...channels.cache.values()]
    .filter((channel) => channel.isTextBased() && !channel.isThread() && !channel.isVoiceBased())
    .toSorted((one, other) => one.rawPosition - other.rawPosition);
  return [...(systemChannel ? [systemChannel] : []), ...texts].find(
    (channel) => missingToPost(channel).length === 0,
  );
}

interface Gone {
  readonly id: string;
  /** An outage, not a farewell. */
  readonly unavailable?: boolean;
}

/**
 * Calls `leave` for every channel that goes. The library's own events come once its cache has forgotten the channels of a
 * server, and don't tell of threads that it never knew; these come before.
 */
export function onChannelsGone({ ws, guilds, channels }: Client, leave: (channelId: string) => void): void {
  ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: Gone) => {
    if (unavailable === true) return;
    for (const channelId of guilds.cache.get(id)?.channels.cache.keys() ?? []) leave(channelId);
  });
  ws.on(GatewayDispatchEvents.ChannelDelete, ({ id }: Gone) => {
    const channel = channels.cache.get(id);
    const threads = channel && 'threads' in channel ? [...channel.threads.cache.keys()] : [];
    for (const channelId of [id, ...threads]) leave(channelId);
  });
  ws.on(GatewayDispatchEvents.ThreadDelete, ({ id }: Gone) => leave(id));
}
