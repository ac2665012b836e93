/** The answer to written words: what there is of it is a message that is edited, and in the end holds the answer. */
import { type Message, Routes } from 'discord.js';
import type { Reply } from '../blocks.ts';
import type { ShowDraft } from '../chat-adapter.ts';
import { createDrafts } from '../drafts.ts';
import { allUnsent } from '../unsent.ts';
import { type Connection, renderFor } from './connection.ts';
import { unlessGone } from './errors.ts';
import { sendWithImages } from './images.ts';
import { sayTo } from './personally.ts';
import { editMessage, postTo } from './posting.ts';
import type { DiscordMessage } from './render.ts';

export interface Replying {
  readonly draft: ShowDraft;
  send(reply: Reply): Promise<string[]>;
  /** Where nothing was sent, nothing half is left. */
  end(): Promise<void>;
}

export function beginReply(message: Message, connection: Connection): Replying {
  const { client } = connection;
  const { id, channelId, guildId } = message;
  let posting: Promise<string | undefined> | undefined;
  let answered = false;

  const drafts = createDrafts(async (sofar, signal) => {
    const [only, another] = renderFor(connection, sofar, { channelId });
    if (!only || another) return;
    if (posting) await edit(await posting, only, signal);
    else await (posting = post([only]).then(([first]) => first));
  });

  return {
    draft: drafts.draft,
    async send(reply) {
      answered = true;
      await drafts.end();
      if (!posting) return await sayTo(message, reply, connection);
      const posted = await posting.catch(() => undefined);
      const messages = renderFor(connection, reply, { channelId });
      const [first] = messages;
      if (first && !(reply.personal && guildId !== null)) return await replace(posted, first, messages);
      await remove(posted);
      return await sayTo(message, reply, connection, `${id}|instead`);
    },
    async end() {
      await drafts.end();
      if (!answered) await remove(await posting?.catch(() => undefined));
    },
  };

  async function replace(
    posted: string | undefined,
    first: DiscordMessage,
    messages: readonly DiscordMessage[],
  ): Promise<string[]> {
    // A draft that Discord took without our hearing of it is given back for its nonce.
    const [held = posted] = posted === undefined ? await post([first]) : [];
    const edited = await unlessGone(sendWithImages(first, (one) => edit(held, one)));
    return edited === undefined
      ? await post(messages, allUnsent(`${id}|instead`))
      : await post(messages, { ...allUnsent(id), sent: [edited] });
  }

  function post(messages: readonly DiscordMessage[], unsent = allUnsent(id)): Promise<string[]> {
    return postTo(client, channelId, { messages, unsent, replyTo: id });
  }

  async function edit(
    posted: string | undefined,
    to: DiscordMessage,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    if (posted !== undefined) await editMessage(client, channelId, posted, to, signal);
    return posted;
  }

  async function remove(posted: string | undefined): Promise<void> {
    if (posted !== undefined) await unlessGone(client.rest.delete(Routes.channelMessage(channelId, posted)));
  }
}
