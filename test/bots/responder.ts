/** A responder that does nothing but what a test gives it. */
import type { Responder, Unsent } from '../../src/bots/chat-adapter.ts';

export function responder(some: Partial<Responder> = {}): Responder {
  return {
    respond: async () => {},
    complete: async () => [],
    share: async () => [],
    left: async () => {},
    moved: async () => {},
    ...some,
  };
}

/** A reply of which nothing has gone out. */
export function unsent(some: Partial<Unsent> = {}): Unsent {
  return { key: 'chat slot', sent: [], onSent: async () => {}, ...some };
}
