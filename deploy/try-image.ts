/**
 * Builds and tries the image without an engine: the Dockerfile's steps one by one in bare folders, as another user where this one may
 * become one; then the bot as it would start there. node deploy/try-image.ts
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startTelegramServer } from '../test/servers/telegram-server.ts';
import { argumentsOf, type Instruction, readDockerfile, readDockerignore, type Stage } from './dockerfile.ts';

interface Image {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

const project = join(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
// The engine's `node` is the one that runs this.
const path = `${dirname(process.execPath)}:${process.env['PATH']}`;

const folder = mkdtempSync(join(tmpdir(), 'brevier-image-'));
try {
  const image = build(readDockerfile(readFileSync(join(project, 'Dockerfile'), 'utf8')));
  measure(image);
  process.exitCode = (await tryOut(image)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function build(stages: readonly Stage[]): Image {
  const visible = readDockerignore(readFileSync(join(project, '.dockerignore'), 'utf8'));
  const images = new Map<string, Image>();
  for (const { name, instructions } of stages) {
    const root = join(folder, name);
    mkdirSync(root, { recursive: true });
    let image: Image = { root, workdir: '/', env: {}, command: [], healthcheck: [] };
    for (const instruction of instructions) {
      say(`${name}: ${instruction.name} ${instruction.rest}`);
      image = step(image, instruction, images, visible);
    }
    images.set(name, image);
  }
  const last = [...images.values()].at(-1);
  if (!last) throw new Error('the Dockerfile has no FROM');
  return last;
}

function step(
  image: Image,
  { name, rest }: Instruction,
  images: ReadonlyMap<string, Image>,
  visible: ReadonlySet<string>,
): Image {
  const cwd = join(image.root, image.workdir);
  switch (name) {
    case 'WORKDIR':
      mkdirSync(join(image.root, rest), { recursive: true });
      return { ...image, workdir: rest };
    case 'COPY':
      copy(rest, cwd, images, visible);
      return image;
    case 'RUN':
      // Who is not root has nothing to give away.
      execFileSync('sh', ['-ec', isRoot ? rest : `chown() { :; }; ${rest}`], {
        cwd,
        env: { ...process.env, ...image.env, PATH: path },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return image;
    case 'ENV': {
      const [key = '', value = ''] = rest.split('=');
      return { ...image, env: { ...image.env, [key]: value } };
    }
    case 'USER': {
      const [uid = NaN, gid = NaN] = rest.split(':').map(Number);
      return { ...image, user: { uid, gid } };
    }
    case 'CMD':
      return { ...image, command: argumentsOf(rest) };
    case 'HEALTHCHECK':
      return { ...image, healthcheck: argumentsOf(rest) };
    case 'LABEL':
    case 'STOPSIGNAL':
    case 'VOLUME':
      return image;
    default:
      throw new Error(`${name} is not known here; teach deploy/try-image.ts`);
  }
}

function copy(
  rest: string,
  cwd: string,
  images: ReadonlyMap<string, Image>,
  visible: ReadonlySet<string>,
): void {
  const words = rest.split(/\s+/u);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const to = words.pop() ?? '.';
  for (const source of words) {
    if (from === undefined && !visible.has(source))
      throw new Error(`.dockerignore keeps ${source} from the image`);
    const root = from === undefined ? project : (images.get(from)?.root ?? '');
    cpSync(join(root, source), to.endsWith('/') ? join(cwd, to, source) : join(cwd, to), { recursive: true });
  }
}

function measure({ root, workdir }: Image): void {
  const whole = join(root, workdir);
  const megabytes = (place: string): string =>
    execFileSync('du', ['-sm', place], { encoding: 'utf8' }).split('\t')[0] ?? '';
  say(
    `\n${megabytes(whole)} MB on top of the base image, ${megabytes(join(whole, 'node_modules'))} of them dependencies`,
  );
  const native = execFileSync('find', [whole, '-name', '*.node'], { encoding: 'utf8' }).trim();
  say(
    native === ''
      ? 'Nothing native in it: the same on every architecture.'
      : `Native, of one architecture only:\n${native}`,
  );
}

async function tryOut(image: Image): Promise<boolean> {
  // What lies above is this user's own.
  for (const place of [folder, image.root]) execFileSync('chmod', ['755', place]);
  return (await askByPipe(image)) && (await runBot(image));
}

/** The chat in the terminal, as it is with no token. */
async function askByPipe(image: Image): Promise<boolean> {
  const chat = start(image, image.command);
  chat.stdin.end('/digest\n');
  const [told, [code]] = await Promise.all([text(chat.stdout), once(chat, 'close')]);
  say(`\n> /digest, as user ${isRoot ? image.user?.uid : process.getuid?.()}`);
  say(`${told.split('\n').slice(0, 5).join('\n')}\n…\nended: exit code ${code}`);
  return code === 0 && /stories? from/u.test(told);
}

/** A bot of the loopback Telegram: it is well, and stops when it is told to. */
async function runBot(image: Image): Promise<boolean> {
  const telegram = await startTelegramServer({ token: '1:t' });
  const own = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: telegram.apiUrl, LOG_LEVEL: 'warn' };
  const bot = start({ ...image, env: { ...image.env, ...own } }, image.command);
  const [answer] = await telegram.say('/digest');
  say(`\nTelegram's /digest: ${answer?.text.length ?? 0} characters`);
  const [healthy] = await once(start(image, image.healthcheck), 'close');
  say(`HEALTHCHECK: exit code ${healthy}`);
  bot.kill('SIGTERM');
  const [code] = await once(bot, 'close');
  say(`SIGTERM: exit code ${code}`);
  await telegram.close();
  return healthy === 0 && code === 0;
}

function start({ root, workdir, env, user }: Image, [program = '', ...args]: readonly string[]) {
  const options = { cwd: join(root, workdir), env: { ...env, PATH: path }, ...(isRoot && user) };
  return spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
}
