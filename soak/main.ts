/**
 * `npm run soak`: bots that are killed (kill -9) at random instants while they deliver, on loopback platforms: is every briefing
 * there, whole and once? Options: --trials N (kills of each kind), --store sqlite|postgres, --platform discord|telegram,
 * --processes N, --chats N.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../test/servers/postgres-server.ts';
import type { PlatformName } from './settings.ts';
import { runTrials, type TrialResult } from './trials.ts';

type StoreName = 'sqlite' | 'postgres';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '250' },
    store: { type: 'string' },
    platform: { type: 'string' },
    processes: { type: 'string', default: '1' },
    chats: { type: 'string', default: '200' },
  },
});
const chosen = <Name extends string>(names: readonly Name[], name: string | undefined): readonly Name[] =>
  name === undefined ? names : names.filter((one) => one === name);
const stores = chosen<StoreName>(['sqlite', 'postgres'], values.store);
const platforms = chosen<PlatformName>(['discord', 'telegram'], values.platform);
const [kills, processes, chats] = [Number(values.trials), Number(values.processes), Number(values.chats)];

const postgres = stores.includes('postgres') ? startPostgres() : undefined;
process.stdout.write(
  `| store | platform | processes | kills | of them with messages in flight | messages in flight | messages | chats that lost any | messages doubled |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
`,
);
for (const store of stores)
  for (const platform of platforms) {
    const storeUrl = await newStore(store);
    if (storeUrl === undefined) {
      process.stderr.write('Postgres is not installed (apt-get install postgresql)\n');
      continue;
    }
    const result = await runTrials({ platform, storeUrl, kills, chats, processes, report });
    const { killsInFlight, messagesInFlight, messages, lost, doubled } = result;
    const cells = [
      store,
      platform,
      processes,
      result.kills,
      killsInFlight,
      messagesInFlight,
      messages,
      lost,
      doubled,
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
    if (!isKept(platform, result)) process.exitCode = 1;
  }
postgres?.stop();

function report({ kills, lost, doubled }: TrialResult): void {
  process.stderr.write(`${kills} kills so far: ${lost} lost, ${doubled} doubled\n`);
}

function isKept(platform: PlatformName, { lost, doubled, messagesInFlight }: TrialResult): boolean {
  return lost === 0 && doubled <= (platform === 'discord' ? 0 : messagesInFlight);
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'brevier-soak-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  return `sqlite:${join(folder, 'soak.db')}`;
}

async function newStore(name: StoreName): Promise<string | undefined> {
  if (name === 'sqlite') return newFile();
  if (postgres?.url === undefined) return undefined;
  const schema = `soak_${crypto.randomUUID().slice(0, 8)}`;
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.end();
  return `${postgres.url}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}
