/** `brevier init`: asks for what it takes to run, tries it, and writes .env and config/brevier.yaml. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BrevierError } from '../model.ts';
import { readProxy, useProxy } from '../proxy.ts';
import { type Command, usageError, type Values } from './command.ts';
import type { Current, Met } from './init/answers.ts';
import { readCurrent } from './init/current.ts';
import { interview } from './init/interview.ts';
import { plan } from './init/plan.ts';
import { Cancelled, openPrompts, type Prompts } from './init/prompts.ts';
import { answersFrom } from './init/unattended.ts';
import { writeFiles } from './init/write.ts';
import type { Output } from './output.ts';

/** As of a process that SIGINT has ended. */
const CANCELLED = 130;

export const command: Command = {
  options: {
    yes: { type: 'boolean', short: 'y' },
    zone: { type: 'string' },
    stories: { type: 'string' },
    length: { type: 'string' },
    topic: { type: 'string', multiple: true },
    feeds: { type: 'string' },
  },
  takes: 'nothing',
  async run(_, values, output) {
    const folder = process.cwd();
    const { yes, ...flags } = values;
    if (yes !== true && Object.keys(flags).length > 0)
      throw usageError('these options are for scripts: add --yes, or leave them out to be asked');
    if (yes !== true && !(process.stdin.isTTY && process.stdout.isTTY))
      throw usageError(
        'init asks in a terminal, and this is none; in a script use brevier init --yes, with DISCORD_TOKEN and the like in the environment',
      );
    const current = readCurrent(folder, process.env);
    useProxy(
      readProxy(current.environment, (problem) => {
        throw new BrevierError('config', problem);
      }),
    );
    return yes === true
      ? await runUnattended(values, current, folder, output)
      : await runAsking(await openPrompts((line) => output.print(line)), current, folder, output);
  },
};

async function runUnattended(
  values: Values,
  current: Current,
  folder: string,
  output: Output,
): Promise<number> {
  const met: Met = {};
  const { files, lines } = plan(current, await answersFrom(values, current, met, now()), folder);
  writeFiles(files);
  output.print(lines.length > 0 ? lines.join('\n') : 'Nothing to change.');
  output.print(nextSteps(met, folder));
  return 0;
}

async function runAsking(
  prompts: Prompts,
  current: Current,
  folder: string,
  output: Output,
): Promise<number> {
  // While a service is asked no question is open that would take Ctrl-C.
  const stop = (): never => {
    output.error(NOTHING);
    process.exit(CANCELLED);
  };
  process.once('SIGINT', stop);
  try {
    const next = await setUp(prompts, current, folder);
    output.print(next);
    return 0;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    output.error(NOTHING);
    return CANCELLED;
  } finally {
    process.off('SIGINT', stop);
  }
}

const NOTHING = 'brevier: init was left; nothing was written';

/** Resolves to what to do next. Rejects with Cancelled, having written nothing, where the person leaves. */
export async function setUp(prompts: Prompts, current: Current, folder: string): Promise<string> {
  prompts.say(
    'Brevier asks a few things, each of which can be skipped by Enter. Nothing is written before the end.',
  );
  const met: Met = {};
  const { files, lines } = plan(current, await interview(prompts, current, met, now()), folder);
  if (files.length === 0) prompts.say('Nothing to change.');
  else {
    prompts.say(lines.join('\n'));
    if (!(await prompts.confirm('Write this?', true))) throw new Cancelled('declined');
    writeFiles(files);
  }
  return nextSteps(met, folder);
}

/** Two lines. */
function nextSteps({ discord, telegram }: Met, folder: string): string {
  const start = existsSync(join(folder, 'bin', 'brevier.js')) ? 'npm start' : 'brevier start';
  const places = [...(discord ? ['in your server'] : []), ...(telegram ? [`to ${telegram.name}`] : [])].join(
    ' and ',
  );
  const invite = discord ? `invite ${discord.name} (${discord.invite}), then ` : '';
  return [
    `Next: ${invite}run ${start}, and write /digest ${places || 'in the chat that opens here'}.`,
    '/schedule 08:00 there brings a briefing every morning. Whatever goes wrong, brevier doctor says why.',
  ].join('\n');
}

function now(): string {
  return new Date().toISOString();
}
