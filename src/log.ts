/** Structured logs, to stderr. Secrets never get here; the redaction is the second lock. */
import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export function createLogger(level: LogLevel): Logger {
  return pino(
    { level, redact: ['token', '*.token', 'authorization', '*.authorization'] },
    destination({ fd: 2, sync: true }),
  );
}
