/** The documents name what exists: files, folders, commands, decisions; and no change is told twice. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(project, name), 'utf8');
const documents = globSync(['*.md', 'docs/**/*.md', 'eval/*.md'], { cwd: project });
const decisions = readdirSync(join(project, 'docs', 'decisions'));

/** What stands between back quotes in a line, not in a block of code. */
function quoted(text: string): string[] {
  const prose = text.replace(/^ *```[\s\S]*?^ *```$/gmu, '');
  return [...prose.matchAll(/`([^`\n]+)`/gu)].map(([, words = '']) => words);
}

describe.each(documents)('%s', (name) => {
  test('links to what is there', () => {
    const links = [...read(name).matchAll(/\]\(([^)\s#]+)[^)]*\)/gu)].map(([, target = '']) => target);
    const local = links.filter((target) => !/^[a-z]+:/u.test(target));
    expect(local.filter((target) => !existsSync(join(project, dirname(name), target)))).toEqual([]);
  });

  test('names scripts that npm knows', () => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
      read('package.json'),
    );
    const named = [...read(name).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/gu)].map(
      ([, script = '']) => script,
    );
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s', (name) => {
  test('names files and folders that are there', () => {
    const names = new Set(
      globSync('{src,test,eval,deploy,config}/**/*.*', { cwd: project }).map((file) => basename(file)),
    );
    const paths = quoted(read(name)).filter((words) => /^[\w./-]+(?:\.(?:ts|ya?ml)|\/)$/u.test(words));
    const gone = paths.filter(
      (path) =>
        !['', 'src', 'src/bots', 'src/bots/language', 'src/ingest', 'src/store', 'src/cli'].some((folder) =>
          existsSync(join(project, folder, path)),
        ) && !names.has(path),
    );
    expect(gone).toEqual([]);
    expect(paths.length).toBeGreaterThan(20);
  });
});

describe('docs/architecture.md', () => {
  test('has every room', () => {
    const folders = readdirSync(join(project, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const named = new Set(quoted(read('docs/architecture.md')));
    // The parts of a file stand in a folder of its name.
    const missing = folders.filter(
      (folder) => !named.has(`${folder.name}/`) && !named.has(`${folder.name}.ts`),
    );
    expect(missing.map((folder) => folder.name)).toEqual([]);
  });

  test('lists every decision once, by the number that it has', () => {
    const listed = [...read('docs/architecture.md').matchAll(/^- \[(\d{4})\]\(decisions\/([^)]+)\)/gmu)];
    expect(listed.map(([, , file]) => file)).toEqual(decisions.toSorted());
    expect(listed.filter(([, number = '', file = '']) => !file.startsWith(`${number}-`))).toEqual([]);
    expect(new Set(listed.map(([, number]) => number)).size).toBe(decisions.length);
    const titled = decisions.filter((file) =>
      read(`docs/decisions/${file}`).startsWith(`# ${file.slice(0, 4)}: `),
    );
    expect(titled).toEqual(decisions);
  });
});

test('CHANGELOG.md tells each change once, in a line', () => {
  const lines = read('CHANGELOG.md').split('\n');
  const changes = lines.filter((line) => line.startsWith('- '));
  expect(changes.length).toBe(new Set(changes).size);
  expect(lines.filter((line) => /^\s+\S/u.test(line))).toEqual([]);
});
