/** What Discord sends to a bot: a server with its channels, messages, interactions. */
import type { Actor, Json } from './types.ts';

export const APPLICATION = '1000000000000000001';
export const GUILD = '2000000000000000001';
export const CHANNEL = '3000000000000000001';
export const FORUM = '3000000000000000002';
/** A channel in which the bot may read, and not write. */
export const SILENT = '3000000000000000003';
export const DIRECT = '3000000000000000009';

export const permissions = {
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;
const EVERYBODY =
  permissions.viewChannel |
  permissions.sendMessages |
  permissions.createPublicThreads |
  permissions.sendMessagesInThreads;

const THEN = new Date(0).toISOString();

export const BOT = {
  id: APPLICATION,
  username: 'Brevier',
  discriminator: '0',
  avatar: null,
  bot: true,
  global_name: null,
};

export const channels: readonly Json[] = [
  { id: CHANNEL, type: 0, name: 'news', position: 0, permission_overwrites: [] },
  {
    id: FORUM,
    type: 15,
    name: 'briefings',
    position: 1,
    permission_overwrites: [],
    flags: 1 << 4,
    available_tags: [
      { id: '81', name: 'for mods', moderated: true },
      { id: '82', name: 'news', moderated: false },
    ],
  },
  {
    id: SILENT,
    type: 0,
    name: 'rules',
    position: 2,
    permission_overwrites: [{ id: GUILD, type: 0, allow: '0', deny: String(permissions.sendMessages) }],
  },
];

export function guildOf(id: string, some: readonly Json[], more: Json = {}): Json {
  return {
    id,
    name: 'A server',
    unavailable: false,
    member_count: 2,
    owner_id: '8',
    preferred_locale: 'en-US',
    roles: [roleOf(id, EVERYBODY), roleOf('61', 0n), roleOf('62', 0n)],
    channels: some,
    members: [{ user: BOT, roles: [], joined_at: THEN, deaf: false, mute: false }],
    emojis: [],
    stickers: [],
    threads: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    features: [],
    ...more,
  };
}

function roleOf(id: string, permissions: bigint): Json {
  const looks = { position: 0, color: 0, hoist: false, managed: false, mentionable: false };
  return { id, name: `role ${id}`, permissions: String(permissions), ...looks };
}

export function personOf(id: string): Json {
  return { id, username: 'someone', discriminator: '0', avatar: null, global_name: null };
}

export function messageOf(id: string, channel: string, author: Json, more: Json = {}): Json {
  return {
    id,
    channel_id: channel,
    author,
    content: '',
    timestamp: THEN,
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    type: 0,
    ...more,
  };
}

export function memberOf({ permissions = 0n, roles = [] }: Actor): Json {
  return {
    roles,
    permissions: String(permissions),
    joined_at: THEN,
    deaf: false,
    mute: false,
    flags: 0,
  };
}

export function interactionOf(id: string, type: number, data: Json, actor: Actor, more: Json = {}): Json {
  const { channel = CHANNEL, user = '9', guild = true, locale = 'en-GB', userInstalled = false } = actor;
  const own = channel === SILENT ? EVERYBODY & ~permissions.sendMessages : EVERYBODY;
  const known = channels.find((one) => one['id'] === channel);
  return {
    id,
    application_id: APPLICATION,
    type,
    token: `i${id}`,
    version: 1,
    data,
    channel_id: channel,
    channel: known ?? { id: channel, type: guild ? 0 : 1 },
    locale,
    entitlements: [],
    authorizing_integration_owners: userInstalled ? { 1: user } : { 0: guild ? GUILD : '0' },
    context: guild ? 0 : userInstalled ? 2 : 1,
    attachment_size_limit: 1,
    app_permissions: String(own),
    ...(guild
      ? {
          guild_id: userInstalled ? '2000000000000000099' : GUILD,
          guild_locale: 'en-GB',
          member: { ...memberOf(actor), user: personOf(user) },
        }
      : { user: personOf(user) }),
    ...more,
  };
}
