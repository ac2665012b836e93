/** `brevier doctor`: checks configuration, store, tokens and clock, and says what to fix. */
import { type Config, loadConfig } from '../config.ts';
import { listFeeds } from '../app.ts';
import { openStore } from '../store/open-store.ts';
import { type Command, configuration, jsonOption } from './command.ts';
import { checkModel } from './doctor/model.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

/** A clock further off than this moves briefings by a minute or more. */
const CLOCK_TOLERANCE_MS = 60_000;
const TIMEOUT_MS = 10_000;

export const command: Command = {
  options: jsonOption,
  takes: 'nothing',
  async run(_, values, output) {
    const findings: Finding[] = [await attempt('runtime', () => `Node ${process.versions.node}`)];
    let config: Config | undefined;
    findings.push(
      await attempt('configuration', () => {
        config = configuration();
        return `zone ${config.defaults.zone}, ${config.defaults.stories} stories, ${config.defaults.length}`;
      }),
    );
    const usable = config ?? loadConfig({}, process.cwd());
    findings.push(await attempt('store', () => checkStore(usable.storeUrl)));
    findings.push(await attempt('feeds', () => checkFeeds(usable)));
    const clocks: number[] = [];
    findings.push(await attempt('discord', () => checkDiscord(usable.discord, clocks)));
    findings.push(await attempt('telegram', () => checkTelegram(usable.telegram, clocks)));
    findings.push(await attempt('model', () => checkModel(usable.model, process.env['OPENAI_API_KEY'])));
    findings.push(await attempt('clock', () => checkClock(clocks)));
    for (const { check, ok, says } of findings) {
      if (values['json'] === true) output.json({ check, ok, says });
      else output.print(`${ok ? 'ok  ' : 'FIX '} ${check}: ${says}`);
    }
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};

async function attempt(check: string, run: () => string | Promise<string>): Promise<Finding> {
  try {
    return { check, ok: true, says: await run() };
  } catch (error) {
    return { check, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}

async function checkStore(url: string): Promise<string> {
  const store = await openStore(url);
  try {
    const { articles, stories, newest } = await store.articles.counts();
    const subscriptions = await store.subscriptions.count();
    return `${articles} articles, ${stories} stories${newest === undefined ? '' : `, newest ${newest}`}, ${subscriptions} schedules`;
  } finally {
    await store.close();
  }
}

/** How they fared when they were last read; nothing is asked now. */
async function checkFeeds(config: Config): Promise<string> {
  const store = await openStore(config.storeUrl);
  try {
    const feeds = await listFeeds({ store }, config);
    const failing = feeds.filter(
      ({ problem, failures, gone }) => gone || (problem !== undefined && failures > 0),
    );
    const [first] = failing;
    if (first) {
      const others = failing.length > 1 ? ` (and ${failing.length - 1} more)` : '';
      throw new Error(`${first.url} ${first.problem ?? 'is gone'}${others}; see brevier feeds list`);
    }
    const read = feeds.filter(({ readAt }) => readAt !== undefined).length;
    return `${feeds.length} feeds, ${read} of them read so far`;
  } finally {
    await store.close();
  }
}

async function checkDiscord(discord: Config['discord'], clocks: number[]): Promise<string> {
  if (!discord) return 'no DISCORD_TOKEN, so it is not started';
  const api = discord.apiUrl ?? 'https://discord.com/api';
  const response = await ask(`${api}/v10/users/@me`, { authorization: `Bot ${discord.token}` }, clocks);
  if (response.status === 401) {
    throw new Error(
      'DISCORD_TOKEN is refused; reset it in the Discord Developer Portal (Bot > Reset Token) and set it anew',
    );
  }
  if (!response.ok) throw new Error(`Discord answers ${response.status}; try again later`);
  return 'the token is good';
}

async function checkTelegram(telegram: Config['telegram'], clocks: number[]): Promise<string> {
  if (!telegram) return 'no TELEGRAM_BOT_TOKEN, so it is not started';
  const api = telegram.apiUrl ?? 'https://api.telegram.org';
  const response = await ask(`${api}/bot${telegram.token}/getMe`, {}, clocks);
  if (response.status === 401 || response.status === 404) {
    throw new Error('TELEGRAM_BOT_TOKEN is refused; ask @BotFather for the token (/token) and set it anew');
  }
  if (!response.ok) throw new Error(`Telegram answers ${response.status}; try again later`);
  return 'the token is good';
}

async function ask(url: string, headers: Record<string, string>, clocks: number[]): Promise<Response> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) clocks.push(date - Date.now());
    await response.body?.cancel();
    return response;
  } catch {
    // The cause may hold the address, and with it the token.
    throw new Error(`${new URL(url).host} cannot be reached; check the network and the *_API_URL variables`);
  }
}

function checkClock(clocks: readonly number[]): string {
  const off = clocks.find((difference) => Math.abs(difference) > CLOCK_TOLERANCE_MS);
  if (off !== undefined)
    throw new Error(`this machine's clock is ${Math.round(Math.abs(off) / 1000)} s off; set it by NTP`);
  return clocks.length > 0
    ? 'agrees with the platforms'
    : `${new Date().toISOString()} (nothing to compare it with)`;
}
