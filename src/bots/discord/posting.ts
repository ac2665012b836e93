/** Messages to a channel, in order; to a forum, as a post of its own. */
import { createHash } from 'node:crypto';
import {
  ChannelFlags,
  ChannelType,
  type Client,
  type ForumChannel,
  type MediaChannel,
  MessageFlags,
  type RawFile,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPIChannelThreadsResult,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import type { Reply } from '../blocks.ts';
import { sendRest, type Unsent } from '../unsent.ts';
import { isRefused } from './errors.ts';
import { sendWithImages } from './images.ts';
import { clip, limits } from './limits.ts';
import type { DiscordMessage } from './render.ts';

export const NO_MENTIONS = { parse: [] };
export const FLAGS = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;

export interface Post {
  readonly messages: readonly DiscordMessage[];
  /** Its key: the same post again, soon after, brings no second message. */
  readonly unsent: Unsent;
  /** The message that it answers. */
  readonly replyTo?: string;
  /** Gives the post up. */
  readonly signal?: AbortSignal;
}

export async function postTo(
  client: Client,
  channelId: string,
  { messages, unsent, replyTo, signal }: Post,
): Promise<string[]> {
  return await sendRest(messages, unsent, async (message, index) => {
    const about = {
      nonce: nonce(`${channelId}|${unsent.key}|${index}`),
      enforce_nonce: true,
      ...(replyTo !== undefined && index === 0
        ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } }
        : {}),
    };
    const sent = await sendWithImages(message, async (one) => {
      const body: RESTPostAPIChannelMessageJSONBody = { ...content(one), ...about };
      return (await client.rest.post(Routes.channelMessages(channelId), {
        body,
        ...filesOf(one),
        ...(signal && { signal }),
      })) as RESTPostAPIChannelMessageResult;
    });
    return sent.id;
  });
}

/** @param signal gives the edit up. */
export async function editMessage(
  client: Client,
  channelId: string,
  id: string,
  message: DiscordMessage,
  signal?: AbortSignal,
): Promise<void> {
  await client.rest.patch(Routes.channelMessage(channelId, id), {
    body: content(message),
    ...filesOf(message),
    ...(signal && { signal }),
  });
}

export interface Posted {
  readonly messageIds: string[];
  /** The channel that it stands in: a forum's post is a channel of its own. */
  readonly channelId: string;
}

/** Posts to a channel whatever its kind is. */
export async function deliverTo(
  client: Client,
  channelId: string,
  reply: Reply,
  post: Post,
): Promise<Posted> {
  const channel = client.channels.cache.get(channelId);
  if (channel?.type === ChannelType.GuildForum || channel?.type === ChannelType.GuildMedia)
    return await postToForum(client, channelId, reply, post, channel);
  try {
    return { channelId, messageIds: await postTo(client, channelId, post) };
  } catch (error) {
    // A forum of a server that another process looks after is not known here.
    if (!isRefused(error, 'notATextChannel')) throw error;
    return await postToForum(client, channelId, reply, post, undefined);
  }
}

async function postToForum(
  client: Client,
  channelId: string,
  reply: Reply,
  { messages, unsent }: Post,
  forum: ForumChannel | MediaChannel | undefined,
): Promise<Posted> {
  const [begun] = unsent.sent;
  const threadId = begun ?? (await openPost(client, channelId, reply, messages[0], forum));
  if (threadId === undefined) return { channelId, messageIds: [] };
  // The first message of a forum's post has its id.
  const sent = begun === undefined ? [threadId] : unsent.sent;
  if (begun === undefined && messages.length > 1) await unsent.onSent(sent);
  const messageIds = await postTo(client, threadId, { messages, unsent: { ...unsent, sent } });
  return { channelId: threadId, messageIds };
}

/** Resolves to the id of the post, which is a channel of its own. */
async function openPost(
  client: Client,
  channelId: string,
  reply: Reply,
  first: DiscordMessage | undefined,
  forum: ForumChannel | MediaChannel | undefined,
): Promise<string | undefined> {
  if (!first) return undefined;
  const tag = forum?.flags.has(ChannelFlags.RequireTag)
    ? forum.availableTags.find(({ moderated }) => !moderated)
    : undefined;
  const about = { name: nameOf(reply), ...(tag === undefined ? {} : { applied_tags: [tag.id] }) };
  const thread = await sendWithImages(first, async (one) => {
    const body = { ...about, message: content(one) };
    return (await client.rest.post(Routes.threads(channelId), { body })) as RESTPostAPIChannelThreadsResult;
  });
  return thread.id;
}

function nameOf({ blocks }: Reply): string {
  const heading =
    blocks.find((block) => block.type === 'heading') ?? blocks.find((block) => block.type === 'text');
  return clip(heading?.text ?? '', limits.threadName) || 'Brevier';
}

function content({ components }: DiscordMessage) {
  return { components, flags: FLAGS, allowed_mentions: NO_MENTIONS };
}

function filesOf({ file }: DiscordMessage): { readonly files?: RawFile[] } {
  return file ? { files: [{ name: file.name, contentType: file.type, data: Buffer.from(file.text) }] } : {};
}

function nonce(of: string): string {
  return createHash('sha256').update(of).digest('base64url').slice(0, limits.nonce);
}
