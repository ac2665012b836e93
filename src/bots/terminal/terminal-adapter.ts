/** The chat in the terminal: lines in, replies out; the same when piped, without prompt and colour. */
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ChatAdapter, Incoming, Responder } from '../chat-adapter.ts';
import type { ChatId } from '../../model.ts';
import type { Reply } from '../blocks.ts';
import { renderText, type Screen } from './render.ts';

export interface TerminalOptions {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** Whether a person sits there: prompt, colour and wrapping. */
  readonly interactive: boolean;
  readonly colour: boolean;
}

export interface TerminalAdapter extends ChatAdapter {
  /** Resolves when the input has ended and every line of it is answered. */
  readonly ended: Promise<void>;
  /** A line above the prompt. */
  notice(line: string): void;
}

const CHAT: ChatId = 'terminal:local';
const WIDEST = 96;

export function createTerminalAdapter({
  input,
  output,
  interactive,
  colour,
}: TerminalOptions): TerminalAdapter {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  /** Until the input has ended, which it may while a question is being answered. */
  let lines: Interface | undefined;
  let messages = 0;

  function screen(): Screen {
    return interactive ? { colour, width: Math.min(output.columns ?? 80, WIDEST) } : { colour: false };
  }

  function print(reply: Reply): string {
    // A blank line above and below sets replies apart from what is typed; a pipe gets one below.
    output.write(`${interactive ? '\n' : ''}${renderText(reply, screen())}\n`);
    messages += 1;
    return String(messages);
  }

  async function converse(responder: Responder, reader: Interface): Promise<void> {
    for await (const line of reader) {
      const incoming = parseLine(line);
      if (incoming) await responder.respond(incoming, async (reply) => [print(reply)]);
      lines?.prompt();
    }
    if (interactive) output.write('\n');
    end();
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
    notice(line) {
      output.write(`\r\u001b[K${line}\n`);
      lines?.prompt(true);
    },
    async stop() {
      lines?.close();
    },
  };
}

function parseLine(line: string): Incoming | undefined {
  const base = { chat: CHAT, user: { id: 'local' }, admin: () => Promise.resolve(true) };
  const command = /^\s*\/(\S*)\s*(.*)$/su.exec(line);
  if (command)
    return {
      ...base,
      type: 'command',
      name: (command[1] ?? '').toLowerCase(),
      args: (command[2] ?? '').trim(),
    };
  return line.trim() === '' ? undefined : { ...base, type: 'message', text: line.trim() };
}
