/** What is kept of chats and people, as statements that each database runs in one transaction. */
import type { ChatId } from '../model.ts';
import { toInstant } from './article-rows.ts';
import type { Kept } from './ports.ts';
import { type Kind, type Namespace, namespaces, tables } from './what-is-kept.ts';

/** `?` stands for each value. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A choice of rows, and how they are told. */
interface Choice extends Statement {
  readonly table: string;
  readonly kept: (row: Row) => Kept;
}

type Row = Readonly<Record<string, unknown>>;

/** How Keyv writes the key of a namespace. */
const key = (namespace: string, own: string): string => `${namespace}::${own}`;
/** After all that begins with the same letters. */
const LAST = '\u{10FFFF}';
const escaped = (text: string): string => text.replace(/[\\%_]/gu, '\\$&');

/** Of these namespaces alone, where some are given. */
export function choicesOfChats(chats: readonly ChatId[], only?: readonly Namespace[]): readonly Choice[] {
  return chats.flatMap((chat) => [
    ...(only ? [] : ofChat(tables).map(([table, { as }]) => inTable(table, as, chat))),
    ...ofChat(namespaces)
      .filter(([name]) => only === undefined || only.some((one) => one === name))
      .map(([name, kind]) => inNamespace(name, kind, chat)),
  ]);
}

function ofChat(kinds: Readonly<Record<string, Kind>>): [string, Kind][] {
  return Object.entries(kinds).filter(([, { of }]) => of === 'chat' || of === 'chat-parts');
}

function inTable(table: string, as: string, chat: ChatId): Choice {
  return {
    table,
    sql: 'chat = ?',
    values: [chat],
    kept: (row) => ({ kind: as, chat, value: told(row) }),
  };
}

function inNamespace(name: string, { of, as }: Kind, chat: ChatId): Choice {
  const whole = key(name, chat);
  const parts = `${whole}|`;
  return {
    table: 'key_values',
    ...(of === 'chat'
      ? { sql: 'key = ?', values: [whole] }
      : { sql: 'key >= ? AND key < ?', values: [parts, parts + LAST] }),
    kept: (row) => keptValue(row, as, chat, String(row['key']).slice(parts.length)),
  };
}

/** What is kept of a person in all chats of a platform: what they spoke of, and the answers that they were given. */
export function choicesOfUser(platform: string, user: string): readonly Choice[] {
  const { as } = namespaces.conversations;
  const from = key('conversations', `${platform}:`);
  return [
    {
      table: 'key_values',
      sql: "key >= ? AND key < ? AND (key LIKE ? ESCAPE '\\' OR value LIKE ? ESCAPE '\\')",
      values: [from, from + LAST, `%|user|${escaped(user)}`, `%${escaped(`"by":${JSON.stringify(user)}`)}%`],
      kept: (row) => {
        const [chat = '', ...rest] = String(row['key']).slice(key('conversations', '').length).split('|');
        return keptValue(row, as, `${platform}:${chat.slice(platform.length + 1)}`, rest.join('|'));
      },
    },
  ];
}

export function reading({ table, sql, values }: Choice): Statement {
  return { sql: `SELECT * FROM ${table} WHERE ${sql}`, values };
}

/** The feeds that were added for chats go with the last of these. */
export function forgetting(choices: readonly Choice[]): readonly Statement[] {
  const removed = choices.map(({ table, sql, values }) => ({
    sql: `DELETE FROM ${table} WHERE ${sql}`,
    values,
  }));
  return choices.some(({ table }) => table === 'feed_chats') ? [...removed, UNWANTED_FEEDS] : removed;
}

export const UNWANTED_FEEDS: Statement = {
  sql: 'DELETE FROM feeds WHERE by_chats = 1 AND NOT EXISTS (SELECT 1 FROM feed_chats WHERE feed_chats.url = feeds.url)',
  values: [],
};

function keptValue(row: Row, kind: string, chat: ChatId, part: string): Kept {
  const until = row['expires_at'] ?? null;
  return {
    kind,
    chat,
    ...(part === '' ? {} : { part }),
    ...(until === null ? {} : { until: toInstant(until) }),
    value: valueOf(row['value']),
  };
}

/** What Keyv wrote. */
export function valueOf(written: unknown): unknown {
  const { value }: { readonly value: unknown } = JSON.parse(String(written));
  return value;
}

const TIMES = new Set(['slot', 'next_at', 'free_at', 'settled_at', 'added_at']);
const JSONS = new Set(['cadence', 'message_ids', 'content']);

/** A row as people read it: without what its database made for itself, times as such. */
function told(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name, value]) => value !== null && name !== 'chat' && name !== 'platform')
      .map(([name, value]) => {
        const read = TIMES.has(name)
          ? toInstant(value)
          : JSONS.has(name)
            ? (JSON.parse(String(value)) as unknown)
            : value;
        return [name.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase()), read];
      }),
  );
}
