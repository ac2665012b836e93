/** How much of a reply is still to be sent, and who is to be told as it goes out. */
import { randomUUID } from 'node:crypto';

export interface Unsent {
  /** The same for every try at the same delivery, so that a platform that can tell knows a message that it has. */
  readonly key: string;
  /** The messages that went out at an earlier try: so many of the reply's first are not sent again. */
  readonly sent: readonly string[];
  /** After each message but the last, with the ids of all so far. */
  readonly onSent: (messageIds: readonly string[]) => Promise<void>;
}

/** Nothing has gone out, and nobody keeps what does. */
export function allUnsent(key: string = randomUUID()): Unsent {
  return { key, sent: [], onSent: async () => {} };
}

/** Sends what is left of the messages, in order; resolves to the ids of all. */
export async function sendRest<Message>(
  messages: readonly Message[],
  { sent, onSent }: Unsent,
  send: (message: Message, index: number) => Promise<string>,
): Promise<string[]> {
  const ids = [...sent];
  for (const [index, message] of messages.entries()) {
    if (index < sent.length) continue;
    ids.push(await send(message, index));
    if (index < messages.length - 1) await onSent([...ids]);
  }
  return ids;
}
