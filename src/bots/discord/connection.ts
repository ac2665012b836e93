/** What the parts of the adapter share, and the ways a reply leaves by a channel. */
import type { Channel, Client } from 'discord.js';
import type { Logger } from 'pino';
import type { ChatId } from '../../model.ts';
import type { Reply } from '../blocks.ts';
import type { IncomingBase, Responder } from '../chat-adapter.ts';
import type { CommandSpec } from '../commands.ts';
import type { Forms } from './forms.ts';
import type { Managers } from './managers.ts';
import { mayBeginThread, type Permissions } from './permissions.ts';
import { allUnsent } from '../unsent.ts';
import { postTo } from './posting.ts';
import { type DiscordMessage, renderMessages } from './render.ts';

export interface Connection {
  readonly client: Client;
  readonly responder: Responder;
  readonly commands: readonly CommandSpec[];
  readonly forms: Forms;
  readonly managers: Managers;
  readonly logger: Logger;
}

export function toChatId(channelId: string): ChatId {
  return `discord:${channelId}`;
}

export function serverOf(guildId: string | null): Pick<IncomingBase, 'server'> {
  return guildId === null ? {} : { server: `${SERVER}${guildId}` };
}

/** Before the id of a server. */
export const SERVER = 'discord:server:';

/** A thread has the id of the message that it hangs on. */
export function openedFrom(channel: Channel | null | undefined): Pick<IncomingBase, 'openedFrom'> {
  if (!channel?.isThread() || channel.parentId === null) return {};
  return { openedFrom: { chat: toChatId(channel.parentId), messageId: channel.id } };
}

export interface Place {
  readonly channelId: string;
  /** The bot's permissions there, where Discord told them. */
  readonly permissions?: Permissions;
  readonly hidden?: boolean;
}

/** A reply as it looks in a channel; its forms are kept for when its buttons are pressed. */
export function renderFor(
  { client, forms }: Pick<Connection, 'client' | 'forms'>,
  reply: Reply,
  { channelId, permissions, hidden = false }: Place,
): DiscordMessage[] {
  forms.keep(channelId, reply);
  const seen = !hidden && reply.private !== true;
  const threads = seen && mayBeginThread(client.channels.cache.get(channelId), permissions);
  return renderMessages(reply, { threads });
}

/** Says a reply in a channel; `key` names it, `replyTo` is the message that it answers. */
export async function say(
  connection: Connection,
  channelId: string,
  reply: Reply,
  { key, ...about }: { readonly key: string; readonly replyTo?: string },
): Promise<string[]> {
  const messages = renderFor(connection, reply, { channelId });
  return await postTo(connection.client, channelId, { messages, unsent: allUnsent(key), ...about });
}
