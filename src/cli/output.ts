/** Where a command prints: stdout for what was asked for, stderr for everything else. */
import { renderText, type Screen } from '../bots/terminal/render.ts';
import type { Reply } from '../bots/blocks.ts';

export interface Output {
  print(line: string): void;
  /** One JSON value on a line. */
  json(value: unknown): void;
  /** Blocks, dressed for the terminal. */
  reply(reply: Reply): void;
  error(line: string): void;
  /** A passing line on a terminal's stderr; nothing elsewhere. */
  progress(line: string): void;
}

const WIDEST = 96;

export function createOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Output {
  const screen: Screen = stdout.isTTY
    ? { colour: !process.env['NO_COLOR'], width: Math.min(stdout.columns, WIDEST) }
    : { colour: false };
  return {
    print: (line) => void stdout.write(`${line}\n`),
    json: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    reply: (reply) => void stdout.write(renderText(reply, screen)),
    error: (line) => void stderr.write(`${line}\n`),
    progress: (line) => {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${line}`);
    },
  };
}
