/** Files are written whole or not at all: beside the place first, then put there. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { BrevierError } from '../../model.ts';

export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** As the file that is there, else what is usual, where it isn't said. */
  readonly mode?: number;
}

const USUAL_MODE = 0o644;
const MODE_BITS = 0o777;

/** Throws a BrevierError, before anything is asked, where nothing could be written. */
export function checkWritable(path: string): void {
  const target = followed(path);
  let folder = dirname(target);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw refused(path, error);
  }
}

/** All of them, or none. */
export function writeFiles(files: readonly NewFile[]): void {
  const written: (readonly [string, string])[] = [];
  let path = '';
  try {
    for (const file of files) {
      ({ path } = file);
      const target = followed(path);
      mkdirSync(dirname(target), { recursive: true });
      const beside = join(dirname(target), `.${process.pid}.brevier-init`);
      written.push([`${beside}${written.length}`, target]);
      const mode = file.mode ?? (existsSync(target) ? statSync(target).mode & MODE_BITS : USUAL_MODE);
      const [temporary = beside] = written.at(-1) ?? [];
      writeFileSync(temporary, file.text, { mode, flush: true });
      // What the umask takes away, for the file was there with it.
      chmodSync(temporary, mode);
    }
    for (const [temporary, target] of written) renameSync(temporary, target);
  } catch (error) {
    for (const [temporary] of written) rmSync(temporary, { force: true });
    throw refused(path, error);
  }
}

/** A link stays one: what it leads to is written. */
function followed(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function refused(path: string, error: unknown): BrevierError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new BrevierError(
    'config',
    `${path} cannot be written (${code}); make its folder writable, or run this in another`,
    { cause: error },
  );
}
