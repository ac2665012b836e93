/** The .env file: variables a line each. What can't be read as one is refused: it would be left out without a word. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { BrevierError } from '../model.ts';

export interface EnvFile {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

/** An empty one where there is no such file. Throws a BrevierError that never repeats what is in it. */
export function readEnvFile(path: string): EnvFile {
  const text = decode(readBytes(path), path);
  const line = wrongLine(text);
  if (line !== undefined)
    throw new BrevierError(
      'config',
      `${path}:${line}: is not NAME=value, or its quotes don't end; comments begin with #`,
    );
  const values = Object.entries(parseEnv(text)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { text, values: Object.fromEntries(values) };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT') return Buffer.alloc(0);
    const cure = code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'it may not be read' : code;
    throw new BrevierError('config', `cannot read ${path} (${cure}); check its permissions`, {
      cause: error,
    });
  }
}

/** Editors of Windows write a mark before UTF-8, and its shell writes UTF-16. */
function decode(bytes: Buffer, path: string): string {
  if (bytes.includes(0))
    throw new BrevierError('config', `${path} is no text in UTF-8; save it anew in that encoding`);
  return new TextDecoder().decode(bytes);
}

/** Counted from 1; a value in quotes may go over several lines. */
export function wrongLine(text: string): number | undefined {
  let open: string | undefined;
  let opened = 0;
  const lines = text.split(/\r?\n/u);
  for (const [index, line] of lines.entries()) {
    if (open !== undefined) {
      if (line.includes(open)) open = undefined;
      continue;
    }
    if (/^\s*(?:#|$)/u.test(line)) continue;
    const value = /^\s*(?:export\s+)?[A-Za-z_][\w.]*\s*=(.*)$/u.exec(line)?.[1]?.trim();
    if (value === undefined) return index + 1;
    const quote = /^["'`]/u.exec(value)?.[0];
    if (quote !== undefined && !value.slice(1).includes(quote)) [open, opened] = [quote, index + 1];
  }
  return open === undefined ? undefined : opened;
}
