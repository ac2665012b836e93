/**
 * Builds and tries the image without an engine: the Dockerfile's steps one by one in bare folders, as another user where this one may
 * become one; then the bot as it would start there. node deploy/try-image.ts
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** The bot answers, is well, and stops when it is told to. */
async function tryOut({ root, workdir, env, user, command, healthcheck }: Image): Promise<boolean> {
  const cwd = join(root, workdir);
  // What lies above is this user's own.
  for (const place of [folder, root]) execFileSync('chmod', ['755', place]);
  const options = { cwd, env: { ...env, PATH: path }, ...(isRoot && user) };
  const [program = '', ...args] = command;
  const bot = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
  let told = '';
  bot.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = once(bot, 'close');
  bot.stdin.write('/digest\n');
  while (bot.exitCode === null && !/stories? from/u.test(told))
    await Promise.race([once(bot.stdout, 'data'), ended]);
  say(
    `\n> /digest, as user ${isRoot ? user?.uid : process.getuid?.()}\n${told.split('\n').slice(0, 6).join('\n')}\n…`,
  );
  const [checker = '', ...checked] = healthcheck;
  const check = spawn(checker, checked, { ...options, stdio: 'inherit' });
  const [healthy] = await once(check, 'close');
  say(`HEALTHCHECK: exit code ${healthy}`);
  bot.stdin.end();
  const [code] = await ended;
  say(`stopped: exit code ${code}`);
  return healthy === 0 && code === 0 && /stories? from/u.test(told);
}
