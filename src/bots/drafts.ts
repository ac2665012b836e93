/** Drafts of an answer on their way to a platform: the newest, one at a time, at most one a second, none after the answer. */
import type { Reply } from './blocks.ts';
import type { ShowDraft } from './chat-adapter.ts';

const EVERY_MS = 1_000;
/** An answer waits no longer for a draft that does not get through. */
const LAST_WAIT_MS = 2_000;

export interface Drafts {
  readonly draft: ShowDraft;
  /** Shows no more; resolves once none is on its way any longer, or after two seconds. */
  end(): Promise<void>;
}

/** `show` may fail, which ends the drafts and nothing else; it may give up when the signal is aborted. */
export function createDrafts(show: (sofar: Reply, signal: AbortSignal) => Promise<unknown>): Drafts {
  const giveUp = new AbortController();
  let newest: Reply | undefined;
  let showing: Promise<void> | undefined;
  let pause: NodeJS.Timeout | undefined;
  let ended = false;

  function next(): void {
    pause = undefined;
    if (ended || !newest) return;
    showing = attempt(newest);
    newest = undefined;
  }

  async function attempt(sofar: Reply): Promise<void> {
    try {
      await show(sofar, giveUp.signal);
    } catch {
      ended = true;
    }
    showing = undefined;
    if (!ended) pause = setTimeout(next, EVERY_MS);
  }

  return {
    draft(sofar) {
      newest = sofar;
      if (!pause && !showing) next();
    },
    async end() {
      ended = true;
      clearTimeout(pause);
      if (!showing) return;
      const waited = Promise.withResolvers<void>();
      const patience = setTimeout(() => waited.resolve(), LAST_WAIT_MS);
      await Promise.race([showing, waited.promise]);
      clearTimeout(patience);
      giveUp.abort();
    },
  };
}
