/** Whether the bot may post in a channel, and which permission it lacks, by the name that people see. */
import {
  type Channel,
  ChannelType,
  type Client,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import { type PermissionName, type Texts, textsIn } from './texts.ts';

export type Permissions = Readonly<PermissionsBitField>;

const flags: Readonly<Record<PermissionName, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  sendInThreads: PermissionFlagsBits.SendMessagesInThreads,
  createThreads: PermissionFlagsBits.CreatePublicThreads,
};

/**
 * The bot's own permissions in a server's channel, as Discord told them, else by what is known of the server; undefined where
 * nothing is: a direct message, another shard's server. None at all is what a server that isn't fully known looks like.
 */
export function ownPermissions(
  channel: Channel | null | undefined,
  told?: Permissions | null,
): Permissions | undefined {
  if (told && told.bitfield !== 0n) return told;
  if (!channel || channel.isDMBased()) return undefined;
  const { me } = channel.guild.members;
  const permissions = me && channel.permissionsFor(me);
  return permissions && permissions.bitfield !== 0n ? permissions : undefined;
}

/** What posting needs and the bot is known to lack. */
export function missingToPost(
  channel: Channel | null | undefined,
  told?: Permissions | null,
): readonly PermissionName[] {
  const permissions = ownPermissions(channel, told);
  if (!channel || !permissions) return [];
  const needed: readonly PermissionName[] = ['view', channel.isThread() ? 'sendInThreads' : 'send'];
  return needed.filter((name) => !permissions.has(flags[name]));
}

/** Only text and announcement channels have threads under their messages. */
export function mayBeginThread(channel: Channel | null | undefined, told?: Permissions | null): boolean {
  if (channel?.type !== ChannelType.GuildText && channel?.type !== ChannelType.GuildAnnouncement)
    return false;
  return ownPermissions(channel, told)?.has([flags.createThreads, flags.sendInThreads]) ?? false;
}

/** `"Send Messages"`; undefined where the channel's server isn't known. */
export function namesOfMissing(client: Client, channelId: string): string | undefined {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased()) return undefined;
  return named(missingToPost(channel), textsIn('en'));
}

export function named(missing: readonly PermissionName[], texts: Texts): string {
  return missing.map((name) => `"${texts.permissions[name]}"`).join(', ');
}
