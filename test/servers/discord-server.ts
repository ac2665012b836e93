/**
 * A loopback Discord: the part of its REST API and gateway that a bot without privileged intents uses, so that the real
 * discord.js client and the real bot process can be driven. https://discord.com/developers/docs
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startGateway } from './discord/gateway.ts';
import { flat } from './discord/limits.ts';
import {
  APPLICATION,
  BOT,
  CHANNEL,
  GUILD,
  interactionOf,
  memberOf,
  messageOf,
  permissions,
  personOf,
} from './discord/payloads.ts';
import { createRest } from './discord/rest.ts';
import type { Actor, BotMessage, Callback, DiscordServer, Json, Modal } from './discord/types.ts';
import { createWatch } from './watch.ts';

export { buttonsOf, choicesOf, seenText, textOf } from './discord/reading.ts';
export type { BotMessage, DiscordServer } from './discord/types.ts';

/** Interactions, by https://discord.com/developers/docs/interactions/receiving-and-responding */
const TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const [BUTTON, MENU] = [2, 3];

export const admin: Actor = { permissions: permissions.manageGuild };

export async function startDiscordServer({
  token,
  host = '127.0.0.1',
  gatewayUrl,
}: {
  readonly token: string;
  readonly host?: string;
  /** Where bots are told to connect to; this server unless said. */
  readonly gatewayUrl?: string;
}): Promise<DiscordServer> {
  const watch = createWatch();
  let accepted: string | undefined = token;
  let url = '';
  const rest = createRest({ token: () => accepted, url: () => gatewayUrl ?? url, watch });
  const { sent, callbacks, newId } = rest;
  const server = createServer(rest.handle);
  const gateway = startGateway(server, { token: () => accepted, url: () => gatewayUrl ?? url, watch });
  server.listen(0, host);
  await once(server, 'listening');
  url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;

  function interaction(type: number, data: Json, actor: Actor, message?: BotMessage): string {
    const id = newId();
    rest.begin(id, actor.channel ?? CHANNEL, message);
    const about = message
      ? {
          message: messageOf(message.id, message.channel, BOT, {
            components: message.components,
            flags: message.ephemeral ? 64 : 0,
          }),
        }
      : {};
    gateway.dispatch('INTERACTION_CREATE', interactionOf(id, type, data, actor, about));
    return id;
  }

  function component(data: Json, message: BotMessage, actor: Actor): string {
    return interaction(TYPES.component, data, { channel: message.channel, ...actor }, message);
  }

  function messageCommand(target: Json, actor: Actor): string {
    const messages = { [String(target['id'])]: target };
    const data = {
      id: newId(),
      name: 'Ask about this',
      type: 3,
      target_id: target['id'],
      resolved: { messages },
    };
    return interaction(TYPES.command, data, actor);
  }

  async function fresh(answers: number, act: () => void): Promise<readonly BotMessage[]> {
    const before = sent.length;
    act();
    await watch.until(() => sent.length >= before + answers);
    return sent.slice(before);
  }

  async function callbackOf(id: string): Promise<Callback> {
    await watch.until(() => callbacks.some((one) => one.interaction === id));
    return callbacks.find((one) => one.interaction === id) ?? { interaction: id, type: 0, data: {} };
  }

  async function modalOf(id: string, actor: Actor, message?: BotMessage): Promise<Modal> {
    const { type, data } = await callbackOf(id);
    if (type !== 9) throw new Error(`no modal, but a callback of type ${type}`);
    const fields = (data['components'] as readonly Json[]).map((label) => {
      const input = label['component'] as Json;
      return {
        name: String(input['custom_id']),
        label: String(label['label']),
        style: Number(input['style']),
        required: input['required'] === true,
        ...(input['value'] === undefined ? {} : { value: String(input['value']) }),
      };
    });
    const modal = { customId: String(data['custom_id']), title: String(data['title']), fields, actor };
    return message ? { ...modal, message } : modal;
  }

  return {
    apiUrl: `${url}/api`,
    requests: rest.requests,
    guilds: rest.guilds,
    sent,
    callbacks,
    refusals: rest.refusals,
    sessions: gateway.sessions,
    slash: (name, options = [], actor = {}, answers = 1) =>
      fresh(answers, () =>
        interaction(TYPES.command, { id: commandId(name), name, type: 1, options }, actor),
      ),
    press: (action, message, actor = {}, answers = 1) =>
      fresh(answers, () => component({ custom_id: action, component_type: BUTTON }, message, actor)),
    choose: (value, message, actor = {}, answers = 1) =>
      fresh(answers, () =>
        component(
          { custom_id: menuOf(value, message), component_type: MENU, values: [value] },
          message,
          actor,
        ),
      ),
    open: (action, message, actor = {}) =>
      modalOf(
        component({ custom_id: action, component_type: BUTTON }, message, actor),
        { channel: message.channel, ...actor },
        message,
      ),
    submit: (modal, values, answers = 1) =>
      fresh(answers, () =>
        interaction(
          TYPES.modal,
          {
            custom_id: modal.customId,
            components: modal.fields.map(({ name }, index) => ({
              type: 18,
              id: index,
              component: { type: 4, id: index, custom_id: name, value: values[name] ?? '' },
            })),
          },
          modal.actor,
          modal.message,
        ),
      ),
    askAbout: (message, actor = {}) =>
      modalOf(messageCommand(messageOf(message.id, message.channel, BOT), actor), actor),
    askAboutWords: (text, actor = {}, answers = 1) =>
      fresh(answers, () =>
        messageCommand(messageOf(newId(), CHANNEL, personOf('5'), { content: text }), actor),
      ),
    async complete(name, options) {
      const { data } = await callbackOf(
        interaction(TYPES.autocomplete, { id: newId(), name, type: 1, options }, {}),
      );
      return data['choices'] as readonly { readonly name: string; readonly value: string }[];
    },
    write: (text, options = {}, answers = 1) =>
      fresh(answers, () => gateway.dispatch('MESSAGE_CREATE', writtenBy(options, newId(), text))),
    expect: (answers) => fresh(answers, () => {}),
    async shown(is) {
      await watch.until(() => sent.some(is));
      return sent.findLast(is) ?? Promise.reject(new Error('it is no longer shown'));
    },
    dispatch: gateway.dispatch,
    join: (guild) => gateway.dispatch('GUILD_CREATE', guild),
    grant(command, to) {
      rest.grants.set(command, [...(rest.grants.get(command) ?? []), to]);
    },
    failNext(failure, times = 1) {
      for (let count = 0; count < times; count += 1) rest.failures.push(failure);
    },
    async requested(route) {
      const find = () => rest.requests.find(({ method, path }) => route.test(`${method} ${path}`));
      await watch.until(() => find() !== undefined);
      return find() ?? { method: '', path: '', body: {} };
    },
    dropConnection: gateway.drop,
    revoke() {
      accepted = undefined;
      gateway.end(4004);
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (rest.refusals.length > 0) throw new Error(`Discord would refuse: ${rest.refusals.join('; ')}`);
    },
  };

  /** The id that the command was registered under. */
  function commandId(name: string): string {
    const registered = rest.requests.find(
      ({ method, path }) => method === 'PUT' && path.endsWith('/commands'),
    );
    const names = Object.values((registered?.body ?? {}) as Json).map((command) => (command as Json)['name']);
    return String(7_000_000_000_000_000_000n + BigInt(Math.max(names.indexOf(name), 0)));
  }
}

function menuOf(value: string, { components }: BotMessage): string {
  const menu = flat(components).find(({ options }) =>
    ((options ?? []) as readonly Json[]).some((option) => option['value'] === value),
  );
  return String(menu?.['custom_id']);
}

/** Without the privileged intent, a server's messages come without their words where they don't ping the bot. */
function writtenBy(
  options: NonNullable<Parameters<DiscordServer['write']>[1]>,
  id: string,
  text: string,
): Json {
  const { channel = CHANNEL, user = '9', guild = true, mention = false, replyTo, silent = false } = options;
  const pings = mention || (replyTo !== undefined && !silent);
  const reference =
    replyTo === undefined
      ? {}
      : {
          type: 19,
          message_reference: { message_id: replyTo, channel_id: channel },
          referenced_message: messageOf(replyTo, channel, BOT),
        };
  return messageOf(id, channel, personOf(user), {
    channel_type: guild ? 0 : 1,
    content: guild && !pings ? '' : mention ? `<@${APPLICATION}> ${text}` : text,
    mentions: pings ? [BOT] : [],
    ...(guild ? { guild_id: GUILD, member: memberOf(options) } : {}),
    ...reference,
  });
}
