/** Updates by long polling: nothing has to reach us. */
import { run, type RunnerHandle } from '@grammyjs/runner';
import { type Bot, GrammyError } from 'grammy';
import type { Logger } from 'pino';
import { explain } from './errors.ts';
import type { AllowedUpdate, Receiving } from './webhook.ts';

const POLL_SECONDS = 30;
const PAUSE_MS = 3_000;

export async function receiveByPolling(
  bot: Bot,
  token: string,
  allowed: readonly AllowedUpdate[],
  logger: Logger,
  failed: (error: unknown) => void,
): Promise<Receiving> {
  let runner: RunnerHandle;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  let isConnected = true;
  // The runner tells nobody of the failures after which it tries again.
  bot.api.config.use(async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return await call(method, payload, signal);
    // After a failure it isn't held, so that it is known at once that Telegram is back.
    const poll = isConnected ? payload : { ...payload, timeout: 0 };
    try {
      const answer = await call(method, poll, signal);
      isConnected = answer.ok;
      return answer;
    } catch (error) {
      isConnected = false;
      throw error;
    }
  });

  function begin(): void {
    runner = run(bot, {
      runner: {
        silent: true,
        // The same pause however long the network was away: it is back at once when the network is.
        retryInterval: PAUSE_MS,
        fetch: { timeout: POLL_SECONDS, allowed_updates: allowed },
      },
    });
    runner.task()?.catch((error: unknown) => {
      if (stopped) return;
      const reason = explain(error, token);
      if (error instanceof GrammyError && error.error_code === 409) {
        // Such as the process that this one is to replace.
        logger.error(
          { reason },
          'another program asks Telegram for what this bot is told; end it, or give it a bot of its own. It is tried again',
        );
        again = setTimeout(begin, PAUSE_MS);
      } else {
        logger.error({ reason }, 'Telegram polling stopped');
        failed(error);
      }
    });
  }

  // A webhook from before would keep the updates to itself.
  await bot.api.deleteWebhook();
  begin();
  return {
    isConnected: () => isConnected && runner.isRunning(),
    async stop() {
      stopped = true;
      clearTimeout(again);
      if (!runner.isRunning()) return;
      const ended = runner.stop();
      // Nothing has come that could be lost, and the runner would first sleep until its next try.
      if (isConnected) await ended;
    },
  };
}
