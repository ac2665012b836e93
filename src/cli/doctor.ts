/** `brevier doctor`: checks everything that can be wrong, and says of each fault in a sentence what to do. */
import { type Config, loadConfig, settingsPath, SHIPPED_SETTINGS } from '../config.ts';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/ports.ts';
import { type Command, configuration, jsonOption } from './command.ts';
import { checkModel } from './doctor/model.ts';
import { checkClock, checkProxy } from './doctor/machine.ts';
import { checkDiscord, checkTelegram } from './doctor/platforms.ts';
import { checkDisk, checkFeeds, checkStore } from './doctor/store.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

export const command: Command = {
  options: jsonOption,
  takes: 'nothing',
  async run(_, values, output) {
    const findings: Finding[] = [];
    /** What resolves to nothing is not there to be checked. */
    const check = async (name: string, run: () => Told | Promise<Told>): Promise<void> => {
      const finding = await attempt(name, run);
      if (finding) findings.push(finding);
    };
    const clocks: number[] = [];
    await check('runtime', () => `Node ${process.versions.node}`);
    let config: Config | undefined;
    await check('configuration', () => {
      config = configuration();
      const { zone, stories, length } = config.defaults;
      return `zone ${zone}, ${stories} stories, ${length} (${sources()})`;
    });
    const known = config ?? withoutSettings(process.env);
    const usable = known ?? loadConfig(SHIPPED, process.cwd());
    let store: Store | undefined;
    await check('store', async () => {
      store = await openStore(usable.storeUrl);
      return await checkStore(store);
    });
    await check('disk', () => checkDisk(usable));
    await check('feeds', () =>
      store ? checkFeeds(store, usable) : 'not looked at, as the store does not open',
    );
    await check('proxy', () => checkProxy(usable.proxy));
    await check('discord', () => (known ? checkDiscord(known.discord, clocks) : NOT_YET));
    await check('telegram', () => (known ? checkTelegram(known.telegram, clocks) : NOT_YET));
    await check('model', () => (known ? checkModel(known.model, process.env['OPENAI_API_KEY']) : NOT_YET));
    await check('clock', () => checkClock(clocks, usable.defaults.zone));
    await store?.close();
    for (const { check: name, ok, says } of findings) {
      if (values['json'] === true) output.json({ check: name, ok, says });
      else output.print(`${ok ? 'ok  ' : 'FIX '} ${name}: ${says}`);
    }
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};

type Told = string | undefined;

async function attempt(check: string, run: () => Told | Promise<Told>): Promise<Finding | undefined> {
  try {
    const says = await run();
    return says === undefined ? undefined : { check, ok: true, says };
  } catch (error) {
    return { check, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}

/** Which files the configuration comes from. */
function sources(): string {
  const path = settingsPath(process.env, process.cwd());
  const near = relative('', path);
  const isElsewhere = path === SHIPPED_SETTINGS && near.startsWith('..');
  const named = isElsewhere ? 'the settings that come with Brevier' : near;
  return existsSync('.env') ? `${named} and .env` : `${named}, no .env here`;
}

const SHIPPED = { BREVIER_CONFIG: SHIPPED_SETTINGS };
const NOT_YET = 'not looked at until the configuration is good';

/** Where the settings are wrong, the rest is looked at; undefined where the variables are wrong too. */
function withoutSettings(environment: NodeJS.ProcessEnv): Config | undefined {
  try {
    return loadConfig({ ...environment, ...SHIPPED }, process.cwd());
  } catch {
    return undefined;
  }
}
