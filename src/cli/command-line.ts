/** Which command is meant, with which options; bad usage is exit code 2, a failure is 1. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { createRedactor } from '../log/redact.ts';
import { BrevierError } from '../model.ts';
import type { Command, Values } from './command.ts';
import { createOutput, type Output } from './output.ts';
import { settleZone } from './system-zone.ts';

type Loader = () => Promise<{ readonly command: Command }>;

const commands: Readonly<Record<string, Loader>> = {
  start: () => import('./start.ts'),
  init: () => import('./init.ts'),
  import: () => import('./import.ts'),
  read: () => import('./read.ts'),
  brief: () => import('./brief.ts'),
  digest: () => import('./digest.ts'),
  ask: () => import('./ask.ts'),
  search: () => import('./search.ts'),
  feeds: () => import('./feeds.ts'),
  stats: () => import('./stats.ts'),
  export: () => import('./export.ts'),
  forget: () => import('./forget.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  doctor: () => import('./doctor.ts'),
};

const USAGE = `brevier: short, checkable briefings from stored news articles

  brevier [start]              run the bots that have a token; with none, a chat here in the terminal
  brevier init                 set it up: asks for tokens, model, time zone, topics and feeds, and tries them; in scripts: --yes,
                               --zone Z, --topic T…, --stories N, --length L, --feeds keep|none|FILE.opml, tokens by environment
  brevier import PATH…         put articles into the store (.txt .md .html .json .jsonl, feeds, each also .gz; - is stdin)
  brevier read PATH…           show what is understood of each file, storing nothing (--explain: what was left out, and why)
  brevier brief PATH…          brief each file by itself, storing nothing
  brevier digest               the briefing over the store: --topic T, --since 24h, --until TIME, --stories N|all
  brevier ask "QUESTION"…      answers from the store: --article ID, --story ID, --until TIME; - reads a question a line
  brevier search "WORDS"…      articles by words: --limit N; - reads a line each
  brevier feeds list           the feeds that are read in the background, and how they fare; also add URL… (--source, --section),
                               remove URL…, poll (read all now), import FILE.opml, export
  brevier stats                what is stored, from where, and how much
  brevier backup FILE          all that is kept, in one file, while bots run (.gz and .zst are compressed; - is stdout; --force)
  brevier restore FILE         bring a backup back, while bots run; what was there is kept aside
  brevier export CHAT…         what is kept of a chat, as JSON; CHAT is discord:123 or telegram:-100123 (--user: of a person)
  brevier forget CHAT…         remove what is kept of a chat at once (--user: of a person, in every chat)
  brevier doctor               check configuration, store, disk, feeds, proxy, tokens and clock, and say what to fix

  --json prints one JSON value a line. --help and --version work everywhere.
`;

/** Runs one command; returns the exit code. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  settleZone();
  const output = createOutput(process.stdout, process.stderr);
  const [first, ...rest] = args;
  if (first === '--help' || first === '-h' || first === 'help') return usage(output, 0);
  if (first === '--version' || first === '-v') return await version(output);
  const name = first === undefined || first.startsWith('-') ? 'start' : first;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    output.error(`brevier: no command "${name}"; commands are ${Object.keys(commands).join(', ')}`);
    return 2;
  }
  try {
    const { command } = await load();
    const parsed = parse(command, name === first ? rest : args);
    if (typeof parsed === 'string') {
      output.error(`brevier ${name}: ${parsed}`);
      return 2;
    }
    if (parsed.values['help'] === true) return usage(output, 0);
    return await command.run(parsed.positionals, parsed.values, output);
  } catch (error) {
    output.error(`brevier: ${explain(error)}`);
    return error instanceof BrevierError && error.code === 'usage' ? 2 : 1;
  }
}

function parse(
  command: Command,
  args: readonly string[],
): { positionals: string[]; values: Values } | string {
  const options: ParseArgsConfig['options'] = { ...command.options, help: { type: 'boolean', short: 'h' } };
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values['help'] === true) return { positionals, values };
    if (command.takes === 'nothing' && positionals.length > 0) return `takes no "${positionals[0]}"`;
    if (command.takes !== 'nothing' && positionals.length === 0) return `needs ${command.takes}`;
    return { positionals, values };
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\. To specify.*$/su, '') : String(error);
  }
}

const SECRETS = ['DISCORD_TOKEN', 'TELEGRAM_BOT_TOKEN', 'OPENAI_API_KEY'];

/** The configuration may be what is wrong: here secrets are known by where they stand, and by their form. */
function redact(text: string): string {
  return createRedactor(SECRETS.flatMap((name) => process.env[name]?.trim() ?? []))(text);
}

/** One line for people; what is not a BrevierError is a fault of the program and keeps its stack for the report. */
function explain(error: unknown): string {
  if (error instanceof BrevierError) return redact(error.message);
  return redact(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function usage(output: Output, code: number): number {
  output.print(USAGE.trimEnd());
  return code;
}

async function version(output: Output): Promise<number> {
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  output.print(manifest.version);
  return 0;
}
