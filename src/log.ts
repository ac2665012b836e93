/**
 * Structured logs, to stderr: JSON lines, or readable ones where a person looks on. A line about a chat has `chat`, one about a
 * delivery also `slot` (the two are its key); `platform`, `feed`, `err` and `reason` say the same everywhere. No words that
 * people wrote are logged.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { destination, type Logger, pino, stdSerializers } from 'pino';
import type { LogLevel } from './config.ts';
import { readable } from './log/readable.ts';
import { createRedactor, redactValue } from './log/redact.ts';
import { BrevierError } from './model.ts';

export interface LogOptions {
  /** What no line may hold. */
  readonly secrets?: readonly string[];
  readonly isTerminal?: boolean;
  readonly write?: (line: string) => void;
}

type Fields = Readonly<Record<string, string | undefined>>;
const context = new AsyncLocalStorage<Fields>();

export function createLogger(
  level: LogLevel,
  { secrets = [], isTerminal = false, write }: LogOptions = {},
): Logger {
  const redact = createRedactor(secrets);
  const put = write ?? toStderr();
  return pino(
    { level, serializers: { err: serialized }, mixin: () => ({ ...context.getStore() }) },
    {
      write(json: string) {
        const line = redactValue(JSON.parse(json), redact) as Record<string, unknown>;
        put(`${isTerminal ? readable(line) : JSON.stringify(line)}\n`);
      },
    },
  );
}

/** Every line that is logged within, by whichever layer, has these fields. */
export function withLogFields<Result>(fields: Fields, within: () => Result): Result {
  return context.run({ ...context.getStore(), ...fields }, within);
}

/** A fault that nothing caught ends the process, as it would without this; but its words go through the redactor too. */
export function logUncaught(logger: Logger): void {
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'a fault of the program; it ends');
    process.exit(1);
  });
}

function toStderr(): (line: string) => void {
  const stderr = destination({ fd: 2, sync: true });
  return (line) => void stderr.write(line);
}

/** What was to be expected says what it is; only a fault of the program shows where it happened. */
function serialized(error: unknown): unknown {
  if (error instanceof BrevierError) {
    const { code, message, cause } = error;
    return {
      type: 'BrevierError',
      code,
      message,
      ...(cause instanceof Error ? { cause: cause.message } : {}),
    };
  }
  if (!(error instanceof Error)) return String(error);
  // With its causes, and without what a client library hangs on: the request, and so what was written.
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, ...('code' in error ? { code: error.code } : {}), stack };
}
