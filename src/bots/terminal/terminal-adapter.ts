/** The chat in the terminal: lines in, replies out; the same when piped, without prompt and colour. */
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ChatAdapter, Incoming, Responder } from '../chat-adapter.ts';
import type { ChatId } from '../../model.ts';
import type { Button, Reply } from '../blocks.ts';
import { renderButtons, renderText, type Screen } from './render.ts';

export interface TerminalOptions {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** Whether a person sits there: prompt, colour and wrapping. */
  readonly interactive: boolean;
  readonly colour: boolean;
  /** BCP 47 tag of the language that the terminal's user reads. */
  readonly locale?: string;
}

export interface TerminalAdapter extends ChatAdapter {
  /** Resolves when the input has ended and every line of it is answered, to how many there were. */
  readonly ended: Promise<number>;
  /** A line above the prompt. */
  notice(line: string): void;
}

const CHAT: ChatId = 'terminal:local';
const WIDEST = 96;
/** Some terminals say that they have no columns. */
const UNKNOWN_WIDTH = 80;

export function createTerminalAdapter({
  input,
  output,
  interactive,
  colour,
  locale,
}: TerminalOptions): TerminalAdapter {
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  /** Until the input has ended, which it may while a question is being answered. */
  let lines: Interface | undefined;
  let messages = 0;
  let buttons: readonly Button[] = [];

  function screen(): Screen {
    return interactive
      ? { colour, width: Math.min(output.columns || UNKNOWN_WIDTH, WIDEST) }
      : { colour: false };
  }

  function print(reply: Reply): string {
    const pressable = interactive && reply.buttons?.length ? `${renderButtons(reply, screen())}\n` : '';
    // A blank line above and below sets replies apart from what is typed; a pipe gets one below.
    output.write(
      `${interactive ? '\n' : ''}${renderText(reply, screen())}${pressable && `\n${pressable}`}\n`,
    );
    if (reply.file) output.write(`${reply.file.text}\n`);
    messages += 1;
    buttons = reply.buttons ?? [];
    return String(messages);
  }

  /** A line that is a button's label presses it. */
  function toIncoming(line: string): Incoming | undefined {
    const base = {
      chat: CHAT,
      user: { id: 'local' },
      admin: () => Promise.resolve(true),
      ...(locale === undefined ? {} : { locale }),
    };
    const typed = line.trim();
    const command = /^\/(\S*)\s*(.*)$/su.exec(typed);
    if (command) {
      const [, name = '', args = ''] = command;
      return { ...base, type: 'command', name: name.toLowerCase(), args: args.trim() };
    }
    const button = buttons.find(({ label }) => isLabel(label, typed));
    if (button) return { ...base, type: 'button', action: button.action, messageId: String(messages) };
    return typed === '' ? undefined : { ...base, type: 'message', text: typed };
  }

  async function converse(responder: Responder, reader: Interface): Promise<void> {
    let heard = 0;
    for await (const line of reader) {
      heard += 1;
      const incoming = toIncoming(line);
      if (incoming) await responder.respond(incoming, async (reply) => [print(reply)]);
      lines?.prompt();
    }
    if (interactive) output.write('\n');
    end(heard);
  }

  return {
    platform: 'terminal',
    ended,
    async start(responder) {
      const prompt = interactive ? '> ' : '';
      lines = createInterface({
        input,
        output: interactive ? output : undefined,
        terminal: interactive,
        prompt,
      });
      lines.on('SIGINT', () => lines?.close());
      lines.on('close', () => (lines = undefined));
      lines.prompt();
      void converse(responder, lines);
    },
    async deliver(_chat, reply) {
      const messageId = print(reply);
      lines?.prompt(true);
      return { type: 'sent', messageIds: [messageId] };
    },
    isConnected: () => lines !== undefined,
    notice(line) {
      output.write(`\r\u001b[K${line}\n`);
      lines?.prompt(true);
    },
    async stop() {
      lines?.close();
    },
  };
}

/** "more", "[More]", "follow sport" and "World" for "+ World": letters and digits count. */
function isLabel(label: string, typed: string): boolean {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}:]+/gu, ' ')
      .trim();
  return bare(label) === bare(typed) && bare(typed) !== '';
}
