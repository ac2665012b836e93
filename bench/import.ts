/** `brevier import` as a process of its own: its pace beside a bare FTS5 insert of the same texts, and its memory as articles become many. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DatabaseSync } from 'node:sqlite';
import { makeArticle } from './articles.ts';
import { type Table, time } from './table.ts';

const FEW = 10_000;
const MANY = 100_000;
const EVERY_MS = 90_000;
const BATCH = 200;
/** What has to be enough: without a limit, garbage is left lying for as long as there is room. */
const HEAP_MB = 256;

interface Line {
  readonly title?: string | undefined;
  readonly text: string;
  readonly url?: string;
  readonly source?: string | undefined;
  readonly publishedAt?: string | undefined;
}

export async function benchImport({ row, memory }: Table): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'brevier-bench-'));
  try {
    const few = join(folder, 'few.jsonl');
    const many = join(folder, 'many.jsonl');
    await write(few, madeLines(FEW));
    await write(many, madeLines(MANY));
    const atFew = await run(few, folder);
    const atMany = await run(many, folder);
    memory(
      `import ${MANY.toLocaleString('en')} articles`,
      atMany.rssMB,
      FEW.toLocaleString('en'),
      atFew.rssMB,
    );
    row(
      `import one of ${FEW.toLocaleString('en')} short articles`,
      atFew.ms / FEW,
      'bare FTS5 insert',
      await floor(few, folder),
    );

    const real = [...realLines()];
    if (real.length === 0) return;
    const path = join(folder, 'real.jsonl');
    await write(path, real);
    row(
      `import one of ${real.length.toLocaleString('en')} scraped articles`,
      (await run(path, folder)).ms / real.length,
      'bare FTS5 insert',
      await floor(path, folder),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** From its start to its end, starting up included. */
async function run(path: string, folder: string): Promise<{ readonly ms: number; readonly rssMB: number }> {
  const database = join(folder, 'brevier.db');
  const begun = performance.now();
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'import-process.ts'), path], {
    cwd: folder,
    env: {
      ...process.env,
      STORE_URL: `sqlite:${database}`,
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [[rssMB]] = await Promise.all([once(child, 'message'), once(child, 'close')]);
  const ms = performance.now() - begun;
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
  return { ms, rssMB: Number(rssMB) };
}

/** Milliseconds an article, in transactions of as many as an import's. */
async function floor(path: string, folder: string): Promise<number> {
  const lines: Line[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) lines.push(JSON.parse(line));
  const bare = new DatabaseSync(join(folder, 'bare.db'));
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  bare.exec('CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = "porter unicode61")');
  const insert = bare.prepare('INSERT INTO words (title, text) VALUES (?, ?)');
  const ms = await time(() => {
    for (let at = 0; at < lines.length; at += BATCH) {
      bare.exec('BEGIN');
      for (const { title = '', text } of lines.slice(at, at + BATCH)) insert.run(title, text);
      bare.exec('COMMIT');
    }
  }, lines.length);
  bare.close();
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `bare.db${end}`), { force: true });
  return ms;
}

function* madeLines(count: number): Generator<Line> {
  // From the oldest to the newest, as news comes in.
  for (let index = count - 1; index >= 0; index -= 1) {
    const { title, text, source, publishedAt } = makeArticle(index, EVERY_MS);
    yield { title, text, source, publishedAt };
  }
}

interface Found {
  readonly search_result: readonly {
    readonly url: string;
    readonly title?: string;
    readonly text?: string;
  }[];
}

/** The scraped articles of the development data, each once, where it is there. */
function* realLines(): Generator<Line> {
  const data = join(process.env['BREVIER_EVAL_DATA'] ?? 'data/eval', 'rtqa', '2022');
  if (!existsSync(data)) return;
  const known = new Set<string>();
  for (const name of readdirSync(data).filter((file) => file.endsWith('_gcs.jsonl'))) {
    for (const line of readFileSync(join(data, name), 'utf8').split('\n').filter(Boolean)) {
      const { search_result: results }: Found = JSON.parse(line);
      for (const { url, title, text } of results) {
        if (!text || known.has(url)) continue;
        known.add(url);
        yield { title, text, url };
      }
    }
  }
}

async function write(path: string, lines: Iterable<Line>): Promise<void> {
  const encoded = function* (): Generator<string> {
    for (const line of lines) yield `${JSON.stringify(line)}\n`;
  };
  await pipeline(Readable.from(encoded()), createWriteStream(path));
}
