/** Who may use the bot: everybody, or those on the list; and nobody who is blocked. */
import type { ChatId } from '../model.ts';
import type { KeyValue, Store } from '../store/ports.ts';
import type { IncomingBase } from './chat-adapter.ts';
import { isOwner, type Owners } from './owner.ts';

export interface AccessRules extends Owners {
  readonly access: {
    readonly allow: readonly string[];
    readonly block: readonly string[];
    readonly leave: boolean;
  };
}

/** Who speaks, and where. */
export type Who = Pick<IncomingBase, 'chat' | 'user' | 'server' | 'within' | 'openedFrom'>;

export type Entry =
  | { readonly type: 'admitted' }
  | {
      readonly type: 'refused';
      /** The chat has not been told yet that it may not use the bot. */
      readonly first: boolean;
      /** The group or server that the bot is to leave. */
      readonly leave?: string;
    };

/** A block that the owner made in chat. */
export interface Block {
  readonly id: string;
  readonly at: string;
  readonly by: string;
}

export interface Access {
  /** "unseen": nobody is told anything now, as where completions are asked for. */
  enter(who: Who, unseen?: 'unseen'): Promise<Entry>;
  /** Whether one of these ids is blocked. */
  isBlocked(ids: readonly string[]): Promise<boolean>;
  block(id: string, by: string): Promise<void>;
  /** False where it was not blocked, or is by the configuration. */
  unblock(id: string): Promise<boolean>;
  blocked(): Promise<{ readonly configured: readonly string[]; readonly added: readonly Block[] }>;
}

const TOLD_AGAIN_MS = 30 * 24 * 3_600_000;
/** Of a block that another process made. */
const KEPT_MS = 5_000;

export function createAccess(
  { keyValue }: Pick<Store, 'keyValue'>,
  rules: AccessRules,
  now: () => string,
): Access {
  const blocks: KeyValue<Omit<Block, 'id'>> = keyValue('blocked');
  const turnedAway: KeyValue<boolean> = keyValue('turned-away');
  const { allow, block, leave } = rules.access;
  let known: { readonly ids: ReadonlySet<string>; readonly atMs: number } | undefined;

  async function blockedIds(): Promise<ReadonlySet<string>> {
    const atMs = Date.parse(now());
    if (!known || atMs - known.atMs >= KEPT_MS)
      known = { atMs, ids: new Set([...block, ...(await blocks.entries()).map(([id]) => id)]) };
    return known.ids;
  }

  const isBlocked = async (ids: readonly string[]): Promise<boolean> => {
    const all = await blockedIds();
    return all.size > 0 && ids.flatMap(withHome).some((id) => all.has(id));
  };

  return {
    isBlocked,
    async enter(who, unseen) {
      const { chat, user } = who;
      if (isOwner(rules, { chat, user: user.id })) return { type: 'admitted' };
      const ids = idsOf(who);
      const place = groupOf(who);
      if (await isBlocked(ids)) {
        const isPlace = place !== undefined && (await isBlocked(placesOf(who)));
        return { type: 'refused', first: false, ...(isPlace && { leave: place }) };
      }
      if (allow.length === 0 || ids.some((id) => allow.includes(id))) return { type: 'admitted' };
      const first = (await turnedAway.get(chat)) === undefined;
      if (first && !unseen) await turnedAway.set(chat, true, TOLD_AGAIN_MS);
      return { type: 'refused', first, ...(leave && place !== undefined && { leave: place }) };
    },
    async block(id, by) {
      await blocks.set(id, { at: now(), by });
      known = undefined;
    },
    async unblock(id) {
      const was = (await blocks.get(id)) !== undefined;
      await blocks.delete(id);
      known = undefined;
      return was;
    },
    async blocked() {
      const added = (await blocks.entries()).map(([id, one]) => ({ id, ...one }));
      return { configured: block, added };
    },
  };
}

function idsOf(who: Who): string[] {
  const { chat, user } = who;
  return [`${platformOf(chat)}:${user.id}`, ...placesOf(who)];
}

function placesOf({ chat, server, within, openedFrom }: Who): string[] {
  return [chat, server, within, openedFrom?.chat].filter((id) => id !== undefined).flatMap(withHome);
}

/** A topic of a forum, and the forum. */
function withHome(id: string): string[] {
  const [home = id, topic] = id.split('/');
  return topic === undefined ? [id] : [id, home];
}

/** What can be left: a server of Discord's, a group or channel of Telegram's. */
function groupOf({ chat, server, within }: Who): string | undefined {
  const place = server ?? within ?? chat;
  return server !== undefined || /^telegram:-\d+/u.test(place) ? place : undefined;
}

/** Of one person: who may not use the bot gets no briefings there either. */
export function isPrivate(who: Who): boolean {
  return groupOf(who) === undefined;
}

/** A group, channel or server, as an owner types it. */
export function placeOf(typed: string): string | undefined {
  return /^(?:discord:server:\d+|telegram:-\d+)$/u.test(typed) ? typed : undefined;
}

export function userOf(typed: string): string | undefined {
  return /^(?:discord|telegram):\d+$/u.test(typed) ? typed : undefined;
}

export function platformOf(chat: ChatId): string {
  return chat.slice(0, chat.indexOf(':'));
}
