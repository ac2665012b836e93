/**
 * Two ways to Telegram, so that an answer to a person never stands behind scheduled briefings. Both keep Telegram's rates
 * by the same throttler and wait as they are told (`retry_after`); what is scheduled enters it a few at a time, and at a
 * rate that always leaves room.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import { Api, type ApiClientOptions, HttpError, type Transformer } from 'grammy';
import { limits } from './limits.ts';

const LONGEST_WAIT_SECONDS = 60;
const TRIES = 3;
const SCHEDULED_AT_ONCE = 4;
/** A message a second, but an answer of a few comes in one go: https://core.telegram.org/bots/faq#broadcasting-to-users */
const PRIVATE_CHAT = {
  maxConcurrent: 1,
  reservoir: 3,
  reservoirIncreaseAmount: 1,
  reservoirIncreaseInterval: 1_000,
  reservoirIncreaseMaximum: 3,
};
/** The library would try without end, and hold up the chat's next questions as long. */
const NETWORK_PAUSES_MS = [500, 2_000, 5_000];

/** Only new messages count against Telegram's rates; behind them, "typing" would come after the answer. */
const counted: ReadonlySet<string> = new Set(['sendMessage', 'sendRichMessage', 'sendDocument']);
/** What is asked again when it fails for the moment. Updates are fetched by the runner, which has its own pauses. */
const retried: ReadonlySet<string> = new Set([...counted, 'editMessageText', 'getChatMember', 'getChat']);

export interface Lanes {
  /** For scheduled posts: given up at once when the network fails, as the ledger tries again. */
  readonly scheduled: Api;
}

/** Fits out the bot's own api for answers, and makes the other. */
export function createLanes(answers: Api, token: string, client: ApiClientOptions): Lanes {
  const rates = only(counted, apiThrottler({ out: PRIVATE_CHAT }));
  const patience = {
    maxDelaySeconds: LONGEST_WAIT_SECONDS,
    maxRetryAttempts: TRIES,
    rethrowHttpErrors: true,
  };
  answers.config.use(rates, only(retried, autoRetry(patience)), only(retried, overNetworkFailures));
  const scheduled = new Api(token, client);
  const perSecond = limits.scheduledPerSecond;
  const reserve = apiThrottler({
    global: {
      maxConcurrent: SCHEDULED_AT_ONCE,
      reservoir: perSecond,
      reservoirRefreshAmount: perSecond,
      reservoirRefreshInterval: 1_000,
    },
    group: {},
    out: {},
  });
  scheduled.config.use(
    rates,
    only(counted, reserve),
    only(retried, autoRetry({ ...patience, rethrowInternalServerErrors: true })),
  );
  return { scheduled };
}

function only(methods: ReadonlySet<string>, transformer: Transformer): Transformer {
  return (call, method, payload, signal) =>
    methods.has(method) ? transformer(call, method, payload, signal) : call(method, payload, signal);
}

const overNetworkFailures: Transformer = async (call, method, payload, signal) => {
  for (const pauseMs of NETWORK_PAUSES_MS) {
    try {
      return await call(method, payload, signal);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      await pause(pauseMs);
    }
  }
  return await call(method, payload, signal);
};
