/** Discord, by discord.js: slash commands, buttons, mentions, replies and direct messages; no privileged intent. */
import { Client, Events, GatewayIntentBits, Partials, Routes, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { BrevierError } from '../../model.ts';
import type { ChatAdapter, Responder } from '../chat-adapter.ts';
import type { CommandSpec } from '../commands.ts';
import { type Connection, renderFor, SERVER, toChatId } from './connection.ts';
import { endError, explain, isRefused, isTokenRefused, startError, toOutcome } from './errors.ts';
import { createForms } from './forms.ts';
import { interact } from './interactions.ts';
import { createManagers } from './managers.ts';
import { hear } from './messages.ts';
import { namesOfMissing } from './permissions.ts';
import { allUnsent } from '../unsent.ts';
import { deliverTo, NO_MENTIONS } from './posting.ts';
import { toCommands } from './registration.ts';
import { greet, onChannelsGone } from './servers.ts';
import { within } from './within.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Another API than Discord's; ends in /api. */
  readonly apiUrl?: string;
  /** Which of how many shards are this process's; as many as Discord says, all of them, unless said. */
  readonly shards?: { readonly count: number; readonly ids: readonly number[] };
  readonly commands: readonly CommandSpec[];
  readonly logger: Logger;
}

const READY_WITHIN_MS = 30_000;
/** A request that isn't answered by then is tried again, thrice. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Discord is waited for as long as it says, but a post is rather told as failed than kept this long. */
const MOST_WAIT_MS = 60_000;

export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  const { token, apiUrl, shards, commands, logger } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: NO_MENTIONS,
    shards: shards ? [...shards.ids] : 'auto',
    ...(shards ? { shardCount: shards.count } : {}),
    rest: {
      timeout: REQUEST_TIMEOUT_MS,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > MOST_WAIT_MS,
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
    },
  });
  const parts = {
    client,
    commands,
    logger,
    forms: createForms(),
    managers: createManagers(client, commands, logger),
  };
  const inFlight = new Set<Promise<void>>();
  const lost = Promise.withResolvers<BrevierError>();

  function notice(error: unknown): void {
    if (isTokenRefused(error)) lost.resolve(startError(error));
  }

  function track(work: Promise<void>, channelId: string | null = null): void {
    const chat = channelId === null ? {} : { chat: toChatId(channelId) };
    const tracked = work
      .catch((error: unknown) => {
        notice(error);
        logger.warn({ ...chat, reason: explain(error) }, 'Discord refused a message');
      })
      .finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  }

  function listen(responder: Responder): void {
    const connection: Connection = { ...parts, responder };
    const retried = (error: Error): void =>
      logger.warn({ reason: explain(error) }, 'Discord connection failed; it is tried again');
    client.on(Events.Error, retried);
    client.on(Events.ShardError, retried);
    client.on(Events.ShardDisconnect, ({ code }) => lost.resolve(endError(code)));
    client.on(Events.InteractionCreate, (interaction) =>
      track(interact(interaction, connection), interaction.channelId),
    );
    client.on(Events.MessageCreate, (message) => track(hear(message, connection), message.channelId));
    client.on(Events.GuildCreate, (guild) => track(greet(guild, connection)));
    onChannelsGone(client, (channelId) => track(responder.left(toChatId(channelId))));
  }

  return {
    platform: 'discord',
    lost: lost.promise,
    async start(responder) {
      listen(responder);
      try {
        const ready = new Promise<unknown>((resolve) => client.once(Events.ClientReady, resolve));
        await client.login(token);
        await within(ready, READY_WITHIN_MS, () => {
          throw new Error('Discord does not get ready');
        });
        // Commands are the same for all shards: one process says them.
        if (client.ws.shards.has(0)) await client.application?.commands.set(toCommands(commands));
      } catch (error) {
        await client.destroy();
        throw startError(error);
      }
    },
    isConnected: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    async deliver(chat, reply, unsent = allUnsent()) {
      const channelId = chat.slice(chat.indexOf(':') + 1);
      try {
        const messages = renderFor(parts, reply, { channelId });
        const posted = await deliverTo(client, channelId, reply, { messages, unsent });
        const { messageIds } = posted;
        return posted.channelId === channelId
          ? { type: 'sent', messageIds }
          : { type: 'sent', messageIds, chat: toChatId(posted.channelId) };
      } catch (error) {
        notice(error);
        return toOutcome(error, namesOfMissing(client, channelId));
      }
    },
    async leave(id) {
      if (!id.startsWith(SERVER)) return false;
      try {
        await client.rest.delete(Routes.userGuild(id.slice(SERVER.length)));
        return true;
      } catch (error) {
        if (isRefused(error, 'unknownGuild', 'missingAccess', 'invalidForm')) return false;
        throw error;
      }
    },
    async stop() {
      await Promise.allSettled(inFlight);
      await client.destroy();
    },
  };
}
