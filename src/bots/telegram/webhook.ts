/** Updates by webhook: Telegram posts them to a small server of ours, each with a secret that only the two know. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Bot, webhookCallback } from 'grammy';
import { BrevierError } from '../../model.ts';

export interface WebhookOptions {
  /** Where Telegram reaches it: https, as a proxy in front of `port` answers it. */
  readonly url: string;
  readonly port: number;
  readonly host?: string | undefined;
}

export interface Receiving {
  /** Whether updates come in. */
  isConnected(): boolean;
  /** Takes nothing more. */
  stop(): Promise<void>;
}

/** Telegram repeats it in a header. Made of the token, so that it lasts and need not be kept. */
export function webhookSecret(token: string): string {
  return createHmac('sha256', token).update('brevier webhook').digest('hex');
}

/** Listens, and only then tells Telegram where. */
export async function receiveByWebhook(
  bot: Bot,
  token: string,
  { url, port, host }: WebhookOptions,
  allowed: readonly AllowedUpdate[],
): Promise<Receiving> {
  const secretToken = webhookSecret(token);
  const take = webhookCallback(bot, 'http', {
    secretToken,
    // Taken at once: Telegram would send an update again whose answer takes its time.
    onTimeout: 'return',
    timeoutMilliseconds: 0,
  });
  const path = new URL(url).pathname;
  const server = createServer((request, response) => {
    const refuse = (status: number): void => void response.writeHead(status).end();
    if (URL.parse(request.url ?? '', url)?.pathname !== path) return refuse(404);
    if (request.method !== 'POST') return refuse(405);
    take(request, response).catch(() => refuse(400));
  });
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BrevierError(
      'telegram-webhook',
      `port ${port} for Telegram's webhook cannot be listened on (${reason}); choose another in telegram.webhook`,
    );
  }
  await bot.api.setWebhook(url, { secret_token: secretToken, allowed_updates: allowed });
  return {
    isConnected: () => server.listening,
    async stop() {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    },
  };
}

export type AllowedUpdate = NonNullable<
  NonNullable<Parameters<Bot['api']['setWebhook']>[1]>['allowed_updates']
>[number];
