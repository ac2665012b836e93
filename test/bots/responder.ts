/** A responder that does nothing but what a test gives it. */
import type { Responder } from '../../src/bots/chat-adapter.ts';

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
