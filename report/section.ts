/** docs/benchmarks.md, of which every program writes its own sections and leaves the others as they are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const DOCUMENT = resolve(import.meta.dirname, '..', 'docs', 'benchmarks.md');

export function writeSection(name: string, body: string): void {
  writeFileSync(DOCUMENT, replaceSection(readFileSync(DOCUMENT, 'utf8'), name, body));
}

/** What stands between the section's two markers is the body from now on; throws where they are missing. */
export function replaceSection(document: string, name: string, body: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`docs/benchmarks.md has no section "${name}": ${begin} … ${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${body.trim()}\n\n${document.slice(to)}`;
}
