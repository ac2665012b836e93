/** A store that can't be written, or can't be reached, for a while: told once, whatever fails for it, and once when it is over. */
import type { Logger } from 'pino';
import { BrevierError } from '../model.ts';
import type { Store } from './ports.ts';

/** What passes, or is mended, while Brevier runs. */
const TROUBLE: ReadonlySet<string> = new Set([
  'store-full',
  'store-read-only',
  'store-disk',
  'store-locked',
  'store-unreachable',
]);

export function isTrouble(error: unknown): boolean {
  return error instanceof BrevierError && TROUBLE.has(error.code);
}

/** At which level a failure is logged: what the store's watch has told is not told again by everything that it keeps from working. */
export function levelOf(error: unknown): 'debug' | 'error' {
  return isTrouble(error) ? 'debug' : 'error';
}

/** What always writes, so that its success is one of the disk. */
const WRITES: ReadonlySet<PropertyKey> = new Set(['set', 'settle', 'progress']);

/** The same store; its troubles, and the end of them, are logged. */
export function watchStore(store: Store, logger: Logger): Store {
  let inTrouble = false;

  function failed(error: unknown): never {
    if (isTrouble(error) && !inTrouble) {
      inTrouble = true;
      logger.error(
        { err: error },
        'the store cannot be written: what is stored is still told, and what is due waits until it can be',
      );
    }
    throw error;
  }

  function worked(method: PropertyKey): void {
    if (!inTrouble || !WRITES.has(method)) return;
    inTrouble = false;
    logger.info('the store can be written again');
  }

  function watch<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return typeof value === 'object' && value ? watch(value) : value;
        return (...args: readonly unknown[]): unknown => {
          const result: unknown = Reflect.apply(value, target, args);
          if (!(result instanceof Promise))
            return typeof result === 'object' && result ? watch(result) : result;
          return result.then((found: unknown) => {
            worked(method);
            return found;
          }, failed);
        };
      },
    });
  }

  return watch(store);
}
