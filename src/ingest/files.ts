/** Which files a PATH means, and their bytes, both within bounds. */
import { createReadStream } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A document larger than this is no article. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** What a folder holds beside its articles. */
const ABOUT = /^(?:readme|license|licence|changelog|contributing)\b/iu;
const KNOWN = /\.(?:txt|text|md|markdown|html?|xhtml|json|jsonl|ndjson|xml|rss|atom|rdf)(?:\.gz)?$/iu;

export type FileFound =
  | { readonly type: 'file'; readonly path: string; readonly bytes: number }
  | { readonly type: 'refused'; readonly file: string; readonly code: string; readonly reason: string };

/** A file as it is; the known files of a folder and its folders, in the order of their names. */
export async function* findFiles(
  path: string,
  seen: ReadonlySet<string> = new Set(),
): AsyncGenerator<FileFound> {
  try {
    const entry = await stat(path);
    if (entry.isDirectory()) {
      const real = await realpath(path);
      // A link back to a folder that this one lies in would go on for ever.
      if (seen.has(real)) return;
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted();
      for (const name of names) {
        const inner = join(path, name);
        const isFolder =
          (await lstat(inner)).isDirectory() ||
          (await stat(inner).then(
            (one) => one.isDirectory(),
            () => false,
          ));
        if (isFolder || (KNOWN.test(name) && !ABOUT.test(name)))
          yield* findFiles(inner, new Set([...seen, real]));
      }
    } else if (entry.isFile()) yield { type: 'file', path, bytes: entry.size };
    else
      yield {
        type: 'refused',
        file: path,
        code: 'not-a-file',
        reason: 'is neither file nor folder; name one of them',
      };
  } catch (error) {
    yield { type: 'refused', file: path, ...explain(error) };
  }
}

/** The bytes of a file as they come, unpacked where it is gzip. */
export function openBytes(path: string): Readable {
  const file = createReadStream(path);
  if (!/\.gz$/iu.test(path)) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => file.destroy());
  return file.pipe(unpacked);
}

export type BytesRead =
  | { readonly type: 'bytes'; readonly bytes: Buffer }
  | { readonly type: 'refused'; readonly code: string; readonly reason: string };

/** All bytes of a stream, or why not: no more than MOST_BYTES are ever held. */
export async function readBytes(stream: Readable): Promise<BytesRead> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) {
        stream.destroy();
        return tooLarge();
      }
      chunks.push(chunk);
    }
  } catch (error) {
    return { type: 'refused', ...explain(error) };
  }
  return { type: 'bytes', bytes: Buffer.concat(chunks) };
}

export function tooLarge(): { readonly type: 'refused'; readonly code: string; readonly reason: string } {
  return {
    type: 'refused',
    code: 'too-large',
    reason: `is larger than ${MOST_BYTES / 1024 / 1024} MB, too large for an article; split it, or use .jsonl`,
  };
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; check the path',
  EACCES: 'may not be read; check its permissions',
  EPERM: 'may not be read; check its permissions',
  ENOTDIR: 'does not exist; check the path',
  ELOOP: 'is a link that leads back to itself; remove it',
  ENAMETOOLONG: 'is too long a path',
  Z_BUF_ERROR: 'ends too early for a gzip file; fetch it again',
  Z_DATA_ERROR: 'is damaged or no gzip file; fetch it again, or name it without .gz',
};

export function explain(error: unknown): { readonly code: string; readonly reason: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
  return {
    code,
    reason: WHY[code] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`,
  };
}
