/** Bots in processes of their own, killed at random and replaced at once by one that waits. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from './platform.ts';
import { openWire, type Taken, type Wire } from './wire.ts';

/** A process, waiting until it is told to go. */
interface Bot {
  readonly child: ChildProcess;
  readonly wire: Wire;
}

export interface Herd {
  /** Lets one live for a while, then kills it; resolves to what the platform had taken from it. Undefined once `over` holds. */
  killOne(over: () => boolean): Promise<readonly Taken[] | undefined>;
  close(): Promise<void>;
}

export interface HerdOptions {
  readonly platform: Platform;
  readonly storeUrl: string;
  readonly processes: number;
  readonly leaseMs: number;
}

/** After its first message. */
const LONGEST_LIFE_MS = 1_000;
const LOOK_EVERY_MS = 5;

export async function startHerd({ platform, storeUrl, processes, leaseMs }: HerdOptions): Promise<Herd> {
  // Compiled once: a process that waits for its turn should not take the machine from the one that delivers.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'brevier-soak-compiled') };

  async function spawn(): Promise<Bot> {
    const wire = await openWire(platform);
    const args = [platform.name, wire.url, storeUrl, String(leaseMs)];
    const child = fork(join(import.meta.dirname, 'bot.ts'), args, { env });
    await once(child, 'message');
    return { child, wire };
  }
  const go = async (waiting: Promise<Bot>): Promise<Bot> => {
    const bot = await waiting;
    bot.child.send('go');
    await once(bot.child, 'message');
    return bot;
  };
  const kill = async ({ child, wire }: Bot): Promise<readonly Taken[]> => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const taken = await wire.taken();
    await wire.close();
    return taken;
  };
  const running = await Promise.all(Array.from({ length: processes }, () => go(spawn())));
  let spare = spawn();
  return {
    async killOne(over) {
      const victim = running[Math.floor(Math.random() * running.length)];
      const until = async (done: () => boolean): Promise<void> => {
        while (!done() && !over()) await pause(LOOK_EVERY_MS);
      };
      // From its first message on: before that there is nothing to interrupt.
      await until(() => (victim?.wire.count() ?? 0) > 0);
      const end = performance.now() + Math.random() * LONGEST_LIFE_MS;
      await until(() => performance.now() >= end);
      if (!victim || over()) return undefined;
      running.splice(running.indexOf(victim), 1);
      const taken = await kill(victim);
      running.push(await go(spare));
      spare = spawn();
      return taken;
    },
    async close() {
      await Promise.all([...running, await spare].map(kill));
    },
  };
}
