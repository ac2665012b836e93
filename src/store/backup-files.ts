/** Files that backups are written to and read from: never half written, compressed by their ending, or a stream. */
import { randomUUID } from 'node:crypto';
import { constants, createReadStream, createWriteStream, existsSync, type Stats, statSync } from 'node:fs';
import { access, copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { BrevierError } from '../model.ts';
import { type Backups, badBackup, type Contents, type Restored } from './backups.ts';

export interface SaveOptions {
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean;
}

/** Writes a backup beside `file` and then to its name, all or nothing; `.gz` and `.zst` are compressed. */
export async function saveBackup(
  backups: Backups,
  file: string,
  { force }: SaveOptions,
): Promise<Contents & { readonly bytes: number }> {
  checkTarget(backups, file, force);
  const part = `${file}.part-${randomUUID()}`;
  await writable(file, () => access(dirname(file), constants.W_OK));
  try {
    const contents = await backups.save(part);
    const compress = compressorOf(file);
    if (compress) {
      await writable(file, () => pipeline(createReadStream(part), compress, createWriteStream(`${part}.z`)));
      await rename(`${part}.z`, part);
    }
    await writable(file, () => keep(part, file));
    return { ...contents, bytes: statSync(file).size };
  } finally {
    await rm(part, { force: true });
    await rm(`${part}.z`, { force: true });
  }
}

export async function streamBackup(backups: Backups, to: Writable): Promise<Contents> {
  return await withFolder(async (folder) => {
    const contents = await backups.save(join(folder, 'backup'));
    await pipeline(createReadStream(join(folder, 'backup')), to, { end: false });
    return contents;
  });
}

/** `name` is what errors call the file. */
export async function restoreBackup(
  backups: Backups,
  file: string,
  now: string,
  name: string = file,
): Promise<Restored> {
  const status = look(file);
  if (!status) throw badBackup('missing', `${name} does not exist; check the path`);
  if (!status.isFile()) throw badBackup('not-a-file', `${name} is no file; name the backup itself`);
  if (status.size === 0) throw badBackup('empty', `${name} is empty; use another backup`);
  if (isStore(backups, file))
    throw badBackup(
      'is-the-store',
      `${name} is the store itself; name a backup of it, made by brevier backup`,
    );
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw badBackup('unreadable', `${name} cannot be read; check who may read it`, error);
  });
  return await withFolder(async (folder) => {
    const decompress = await decompressorOf(file);
    if (!decompress) return await backups.restore(file, name, now);
    const plain = join(folder, 'backup');
    try {
      await pipeline(createReadStream(file), decompress, createWriteStream(plain));
    } catch (error) {
      throw badBackup(
        'damaged',
        `${name} is damaged, its compressed data end early or are wrong; use another backup`,
        error,
      );
    }
    return await backups.restore(plain, name, now);
  });
}

export async function restoreStream(backups: Backups, from: Readable, now: string): Promise<Restored> {
  return await withFolder(async (folder) => {
    const file = join(folder, 'standard input');
    await pipeline(from, createWriteStream(file));
    return await restoreBackup(backups, file, now, 'standard input');
  });
}

function checkTarget(backups: Backups, file: string, force: boolean): void {
  if (!existsSync(dirname(file)))
    throw badBackup('folder', `the folder ${dirname(file)} does not exist; make it, or name another FILE`);
  const status = look(file);
  if (!status) return;
  if (isStore(backups, file))
    throw badBackup('is-the-store', `${file} is the store itself; name another FILE for its backup`);
  if (!status.isFile())
    throw badBackup('not-a-file', `${file} is no file; name one that the backup is written to`);
  if (!force)
    throw badBackup('exists', `${file} exists already; name another FILE, or replace it with --force`);
}

function isStore(backups: Backups, file: string): boolean {
  const own = backups.file;
  return own !== undefined && [own, `${own}-wal`, `${own}-shm`].some((name) => isSameFile(name, file));
}

function look(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw badBackup(
      'unreadable',
      `${file} cannot be looked at; check the path, and who may read its folder`,
      error,
    );
  }
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

/** On the disk before it has its name, and the name too. */
async function keep(part: string, file: string): Promise<void> {
  await sync(part);
  await rename(part, file);
  await sync(dirname(file));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function compressorOf(file: string): Duplex | undefined {
  if (/\.gz$/iu.test(file)) return createGzip();
  return /\.zst$/iu.test(file) ? createZstdCompress() : undefined;
}

/** By what the file begins with, whatever it is called. */
async function decompressorOf(file: string): Promise<Duplex | undefined> {
  const handle = await open(file);
  const { buffer } = await handle.read({ buffer: Buffer.alloc(4) }).finally(() => handle.close());
  const magic = buffer.toString('hex');
  if (magic.startsWith('1f8b')) return createGunzip();
  return magic === '28b52ffd' ? createZstdDecompress() : undefined;
}

/** What the file system says, as one line with the cure. */
async function writable<Result>(file: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error instanceof BrevierError) throw error;
    const cure = error.code === 'ENOSPC' ? 'free some space' : 'make its folder writable, or name another';
    throw badBackup('unwritable', `${file} cannot be written (${String(error.code)}); ${cure}`, error);
  }
}

async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'brevier-backup-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Cheap where the file system shares what is the same. */
export async function copyInto(from: string, to: string): Promise<void> {
  await writable(to, () => copyFile(from, to, constants.COPYFILE_FICLONE));
}
