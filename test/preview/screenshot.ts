/** A page as a picture, by this machine's Chromium, made small by its pngquant. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const CHROMIUM = process.env['CHROMIUM'] ?? 'chromium';
const HEIGHT =
  '<script>document.documentElement.dataset.height = document.documentElement.scrollHeight</script>';

/** Takes the whole page, `width` CSS pixels wide, to a PNG file. */
export function screenshot(html: string, file: string, width: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'brevier-picture-'));
  const page = join(folder, 'page.html');
  writeFileSync(page, `${html}${HEIGHT}`);
  const chromium = (...args: readonly string[]): string =>
    execFileSync(
      CHROMIUM,
      ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', ...args, pathToFileURL(page).href],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
  const height =
    /data-height="(\d+)"/u.exec(chromium(`--window-size=${width},100`, '--dump-dom'))?.[1] ?? '1200';
  chromium('--force-device-scale-factor=1.5', `--window-size=${width},${height}`, `--screenshot=${file}`);
  execFileSync('pngquant', ['--force', '--output', file, '64', file]);
  rmSync(folder, { recursive: true });
}
