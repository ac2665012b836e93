/** The answer to written words: what there is of it is a message that is edited, and in the end holds the answer. */
import { type Message, Routes } from 'discord.js';
import type { Reply } from '../blocks.ts';
import type { ShowDraft } from '../chat-adapter.ts';
import { createDrafts } from '../drafts.ts';
import { ignoring } from './answering.ts';
import { allUnsent } from '../unsent.ts';
import { type Connection, renderFor } from './connection.ts';
import { unlessGone } from './errors.ts';
import { sendWithImages } from './images.ts';
import { sayTo } from './personally.ts';
import { editMessage, type Post, postTo } from './posting.ts';
import type { DiscordMessage } from './render.ts';

export interface Replying {
  readonly draft: ShowDraft;
  send(reply: Reply): Promise<string[]>;
  /** Where no answer was sent, nothing half is left. */
  end(): Promise<void>;
}

export function beginReply(message: Message, connection: Connection): Replying {
  const { client, logger } = connection;
  const { id, channelId, guildId } = message;
  let posting: Promise<string | undefined> | undefined;
  let answered = false;

  const drafts = createDrafts(async (sofar, signal) => {
    const [only, another] = renderFor(connection, sofar, { channelId });
    if (!only || another) return;
    if (posting) await edit(await posting, only, signal);
    else await (posting = post([only], { signal }).then(([first]) => first));
  });

  return {
    draft: drafts.draft,
    async send(reply) {
      await drafts.end();
      if (!posting) return await sayTo(message, reply, connection);
      const posted = await posting.catch(() => undefined);
      const messages = renderFor(connection, reply, { channelId });
      const [first] = messages;
      if (first && !(reply.personal && guildId !== null)) return await replace(posted, first, messages);
      const ids = await sayTo(message, reply, connection, `${id}|instead`);
      ignoring(remove(posted), logger);
      answered = true;
      return ids;
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
    answered = true;
    const unsent = edited === undefined ? allUnsent(`${id}|instead`) : { ...allUnsent(id), sent: [edited] };
    return await post(messages, { unsent });
  }

  function post(messages: readonly DiscordMessage[], how: Partial<Post> = {}): Promise<string[]> {
    return postTo(client, channelId, { messages, unsent: allUnsent(id), replyTo: id, ...how });
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
