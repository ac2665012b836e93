/** "Discuss in a thread": a thread from the message, in which the story is told and asked about. */
import {
  type APIMessageComponent,
  type ButtonInteraction,
  ComponentType,
  type MessageComponentInteraction,
  MessageFlags,
  type RESTPostAPIChannelThreadsResult,
  Routes,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Reply } from '../blocks.ts';
import type { Incoming } from '../chat-adapter.ts';
import { type Connection, say, toChatId } from './connection.ts';
import { isRefused } from './errors.ts';
import { baseOf } from './respond.ts';
import { clip, limits } from './limits.ts';
import { plainText } from './markdown.ts';
import { named } from './permissions.ts';
import { NO_MENTIONS } from './posting.ts';
import { languageOf } from '../language/languages.ts';
import { textsIn } from './texts.ts';

export async function discuss(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  storyId: string,
  connection: Connection,
): Promise<void> {
  await interaction.deferUpdate();
  const texts = textsIn(languageOf(interaction.locale));
  const { message, channelId } = interaction;
  let thread: RESTPostAPIChannelThreadsResult;
  try {
    const body = { name: headlineOf(message) || texts.discuss };
    thread = (await connection.client.rest.post(Routes.threads(channelId, message.id), {
      body,
    })) as RESTPostAPIChannelThreadsResult;
  } catch (error) {
    // A thread from a message has the message's id.
    if (isRefused(error, 'threadExists')) return await whisper(`${texts.threadExists} <#${message.id}>`);
    if (isRefused(error, 'missingPermissions', 'missingAccess')) {
      return await whisper(texts.mayNotBeginThread(named(['createThreads', 'sendInThreads'], texts)));
    }
    throw error;
  }
  const incoming: Incoming = {
    ...baseOf(interaction, 'story', connection),
    type: 'button',
    chat: toChatId(thread.id),
    openedFrom: { chat: toChatId(channelId), messageId: message.id },
    // The whole id, though no button might carry it: the thread is too new to know what a short one stands for.
    action: `story:${storyId}`,
  };
  await connection.responder.respond(incoming, (reply) =>
    say(connection, thread.id, withHint(reply, texts.threadHint), { key: interaction.id }),
  );

  async function whisper(content: string): Promise<void> {
    await interaction.followUp({ content, flags: MessageFlags.Ephemeral, allowedMentions: NO_MENTIONS });
  }
}

function withHint(reply: Reply, text: string): Reply {
  return { ...reply, blocks: [...reply.blocks, { type: 'footer', text }] };
}

/** The first headline of one of the bot's own messages, without its number. */
function headlineOf({ components }: MessageComponentInteraction['message']): string {
  const texts = components.flatMap((component) => textsOf(component.toJSON()));
  const [line = ''] = (texts.find((text) => text.startsWith('### ')) ?? '').split('\n');
  return clip(plainText(line).replace(/^### (?:\d+\. )?/u, ''), limits.threadName);
}

function textsOf(component: APIMessageComponent): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  return 'components' in component ? component.components.flatMap(textsOf) : [];
}
