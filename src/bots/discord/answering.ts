/** The answer to an interaction: acknowledged before anything else, then edited in, followed up, or posted where it lapsed. */
import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Reply, ReplyFile } from '../blocks.ts';
import type { ShowDraft } from '../chat-adapter.ts';
import { createDrafts } from '../drafts.ts';
import { explain, isRefused, unlessGone } from './errors.ts';
import { sendWithImages } from './images.ts';
import { FLAGS, NO_MENTIONS } from './posting.ts';
import type { DiscordMessage } from './render.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

export interface Answering {
  /** Only for the one who asked, whatever the reply says. */
  readonly hidden: boolean;
  readonly render: (reply: Reply) => readonly DiscordMessage[];
  /** Sends to the channel instead, once the interaction has lapsed. */
  readonly post: (reply: Reply) => Promise<string[]>;
  readonly logger: Logger;
}

/** How it was acknowledged: by a message to come, by leaving the pressed message as it is, or not in time. */
type Acknowledged = 'reply' | 'update' | 'lapsed';

export interface Answer {
  /** Shows what there is of the answer, where it will take the place of what says that one is awaited. */
  readonly draft: ShowDraft;
  send(reply: Reply): Promise<string[]>;
  /** Where nothing was sent, nothing is waited for any longer. */
  end(): Promise<void>;
}

export async function beginAnswer(interaction: Answerable, answering: Answering): Promise<Answer> {
  const acknowledged = await acknowledge(interaction, answering.hidden);
  let unanswered = acknowledged === 'reply';

  const drafts = createDrafts(async (sofar, signal) => {
    const [only, another] = answering.render(sofar);
    if (!only || another) return;
    const route = Routes.webhookMessage(interaction.applicationId, interaction.token, '@original');
    const body = { components: only.components, flags: FLAGS, allowed_mentions: NO_MENTIONS };
    await interaction.client.rest.patch(route, { body, auth: false, signal });
  });

  return {
    send,
    end,
    draft(sofar) {
      if (acknowledged === 'reply') drafts.draft(sofar);
    },
  };

  async function end(): Promise<void> {
    await drafts.end();
    const isAwaited = unanswered;
    unanswered = false;
    if (isAwaited) await unlessGone(interaction.deleteReply());
  }

  async function send(reply: Reply): Promise<string[]> {
    await drafts.end();
    const hidden = answering.hidden || reply.private === true;
    if (acknowledged === 'lapsed') return await instead(reply, hidden);
    const messages = answering.render(reply);
    const replaces = acknowledged === 'update' && reply.replaces === true && messages.length === 1;
    const ids: string[] = [];
    try {
      for (const message of messages) {
        const edits = replaces || (unanswered && hidden === answering.hidden);
        // What all would see was promised, and this is for one.
        if (unanswered && !edits) await end();
        const sent =
          (edits && (await unlessGone(sendWithImages(message, edit)))) ||
          (await sendWithImages(message, (one) => followUp(one, hidden)));
        unanswered = false;
        ids.push(sent.id);
      }
      return ids;
    } catch (error) {
      if (ids.length > 0 || !isRefused(error, 'invalidWebhookToken', 'unknownWebhook')) throw error;
      return await instead(reply, hidden);
    }
  }

  function edit({ components, file }: DiscordMessage) {
    return interaction.editReply({
      components,
      ...attached(file),
      flags: FLAGS,
      allowedMentions: NO_MENTIONS,
    });
  }

  function followUp({ components, file }: DiscordMessage, hidden: boolean) {
    return interaction.followUp({
      components,
      ...attached(file),
      flags: hidden ? FLAGS | MessageFlags.Ephemeral : FLAGS,
      allowedMentions: NO_MENTIONS,
    });
  }

  async function instead(reply: Reply, hidden: boolean): Promise<string[]> {
    if (!hidden || !interaction.inGuild()) return await answering.post(reply);
    answering.logger.warn(
      'Discord no longer takes the answer to an interaction, and it was for one person only',
    );
    return [];
  }
}

function attached(file: ReplyFile | undefined) {
  return file && { files: [{ attachment: Buffer.from(file.text), name: file.name }] };
}

/** Whoever presses a button sees what was there; only a command's answer is shown to be on its way. */
async function acknowledge(interaction: Answerable, hidden: boolean): Promise<Acknowledged> {
  const ofMessage =
    interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
  try {
    if (ofMessage) await interaction.deferUpdate();
    else await interaction.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
    return ofMessage ? 'update' : 'reply';
  } catch (error) {
    if (isRefused(error, 'unknownInteraction')) return 'lapsed';
    throw error;
  }
}

/** Of work that may fail without harm. */
export function ignoring(work: Promise<unknown>, logger: Logger): void {
  work.catch((error: unknown) =>
    logger.debug({ reason: explain(error) }, 'Discord refused what was not needed'),
  );
}
