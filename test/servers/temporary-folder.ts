/** Every temporary folder of a run in one, which goes when the run ends; vitest's global set-up. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'brevier-tests-'));
  // Postgres and the tests of refused writing run as somebody else.
  chmodSync(folder, 0o711);
  // What os.tmpdir() reads, here and in every process that the tests start.
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
