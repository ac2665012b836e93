/** The published surface: what docs/interface.md says, what the code knows and what the commands print are the same. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandsOf } from '../src/bots/commands.ts';
import type { Command } from '../src/cli/command.ts';
import { loadConfig } from '../src/config.ts';
import { parseSettings } from '../src/config/settings.ts';
import { fieldsOf, shapes } from './interface/shapes.ts';
import { newFolder, runBrevier } from './servers/bot-process.ts';

const root = resolve(import.meta.dirname, '..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const page = read('docs', 'interface.md');
const samples = join(root, 'samples');

describe('JSON', () => {
  const printed = new Map<string, readonly unknown[]>();
  beforeAll(async () => {
    const cwd = newFolder();
    const settings = join(cwd, 'feeds.yaml');
    writeFileSync(
      settings,
      'feeds: [{ url: https://example.invalid/feed.xml, source: Example, section: World }]\n',
    );
    const json = async (...args: string[]): Promise<readonly unknown[]> => {
      const { stdout } = await runBrevier([...args, '--json'], { cwd, env: { BREVIER_CONFIG: settings } });
      return stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
    };
    printed.set('import', await json('import', samples));
    const [readings, briefs, digest, answered, missing, search, stats, doctor, feeds] = await Promise.all([
      json('read', samples),
      json('brief', samples),
      json('digest', '--since', '90000h', '--stories', 'all'),
      json('ask', 'How long is the crack in the Kessel Dam?', 'Who won the Brannock Prize?'),
      json('ask', 'What does the queen of Norland eat at the Kessel Dam?'),
      json('search', 'Kessel Dam'),
      json('stats'),
      json('doctor'),
      json('feeds', 'list'),
    ]);
    for (const [name, values] of Object.entries({
      read: readings,
      brief: briefs,
      digest,
      answered,
      'not-found': missing,
      search,
      stats,
      doctor,
      feeds,
    }))
      printed.set(name, values);
    for (const args of [
      ['export', 'terminal:chat'],
      ['backup', 'all.db'],
      ['restore', 'all.db'],
    ])
      printed.set(args[0] ?? '', await json(...args));
  }, 60_000);

  test.each(Object.entries(shapes))('%s has its fields, of their types', (name, fields) => {
    const promised = new Map(fields.map((field) => pathAndType(field)));
    const found = printed.get(name)?.flatMap((value) => fieldsOf(value)) ?? [];
    expect(fields.filter((field) => !found.includes(field))).toEqual([]);
    const otherwise = found.filter((field) => {
      const [path, type] = pathAndType(field);
      return promised.has(path) && promised.get(path) !== type;
    });
    expect(otherwise).toEqual([]);
  });

  test.each(Object.entries(shapes))('the page has the fields of %s', (name, fields) => {
    const blocks = new Map(
      page.split(/^(?=[a-z]+ {2,})/mu).map((block) => [/^[a-z]+/u.exec(block)?.[0] ?? '', block]),
    );
    const told = onPage[name] ?? [name];
    const text = told.map((block) => blocks.get(block) ?? '').join('\n');
    const missing = fields.filter((field) => {
      const [path] = pathAndType(field);
      return !path.split('.').every((key) => text.includes(`"${key.replace('[]', '')}"`));
    });
    expect(missing).toEqual([]);
  });

  /** Where the page has a shape, when not under the command's own name. */
  const onPage: Readonly<Record<string, readonly string[]>> = {
    digest: ['digest', 'brief'],
    answered: ['ask'],
    'not-found': ['ask'],
  };

  function pathAndType(field: string): readonly [path: string, type: string] {
    const [path = '', type = ''] = field.split(':');
    return [path, type];
  }
});

describe('settings', () => {
  const everyKey = read('test', 'interface', 'every-key.yaml');

  test('every key that was ever documented loads', () => {
    const file = join(root, 'test', 'interface', 'every-key.yaml');
    const config = loadConfig(
      { BREVIER_CONFIG: file, OPENAI_MODEL: 'm', DISCORD_TOKEN: 'd', TELEGRAM_BOT_TOKEN: '1:t' },
      root,
    );
    expect(config).toMatchObject({
      keep: { days: 180 },
      model: { embeddings: 'nomic-embed-text' },
      health: { port: 9464 },
    });
  });

  test('every key that is known is documented, in the settings file and on the page', () => {
    const known = knownKeys();
    expect(known.size).toBeGreaterThan(40);
    for (const key of known) {
      expect(everyKey, key).toMatch(new RegExp(`\\b${key}:`, 'u'));
      expect(read('config', 'brevier.yaml'), key).toMatch(new RegExp(`\\b${key}:`, 'u'));
      expect(page, key).toContain(`\`${key}\``);
    }
  });

  /** As the error for a key that isn't known names them. */
  function knownKeys(): ReadonlySet<string> {
    const namedBy = (source: string): string[] => {
      const problems: string[] = [];
      parseSettings(source, 'settings', problems);
      return problems.flatMap((problem) => /known are (.*)$/u.exec(problem)?.[1]?.split(', ') ?? []);
    };
    const top = namedBy('zzzz: 1');
    const inner = top.flatMap((key) => [
      ...namedBy(`${key}: { zzzz: 1 }`),
      ...namedBy(`${key}: [{ zzzz: 1 }]`),
    ]);
    const deeper = [
      'limits: { user: { zzzz: 1 } }',
      'model: { prices: { zzzz: 1 } }',
      'telegram: { webhook: { zzzz: 1 } }',
      'discord: { shards: { zzzz: 1 } }',
    ];
    return new Set([...top, ...inner, ...deeper.flatMap(namedBy)]);
  }
});

test('every environment variable that is read is documented, and no other', () => {
  const NAME =
    /'((?:DISCORD|TELEGRAM|OPENAI|STORE|BREVIER|LOG|HEALTH)_[A-Z_]+)'|^ {2}((?:DISCORD|TELEGRAM|OPENAI|STORE|LOG|HEALTH)_[A-Z_]+):/gmu;
  const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => read(file));
  const isRead = new Set(
    sources.flatMap((text) => [...text.matchAll(NAME)].map(([, one, other]) => one ?? other ?? '')),
  );
  const example = new Set(
    [...read('config', 'example.env').matchAll(/^#?([A-Z_]+)=/gmu)].map(([, name = '']) => name),
  );
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'POSTGRES_PASSWORD']) isRead.add(name);
  expect([...example].toSorted()).toEqual([...isRead].toSorted());
  for (const name of example) expect(page).toContain(`\`${name}\``);
});

describe('commands', () => {
  test('of the command line stand in its help, in the README and on the page', async () => {
    const cwd = newFolder();
    const [{ stdout: help }, { stderr }] = await Promise.all([
      runBrevier(['--help'], { cwd }),
      runBrevier(['no-such-command'], { cwd }),
    ]);
    const names = /commands are (.*)$/mu.exec(stderr)?.[1]?.split(', ') ?? [];
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      expect(help, name).toMatch(new RegExp(`brevier \\[?${name}\\b`, 'u'));
      expect(read('README.md'), name).toContain(`brevier ${name}`);
      expect(page, name).toContain(`\`brevier ${name}`);
    }
    const rows = new Map(
      [...page.matchAll(/^\| `brevier (\w+)(.*)$/gmu)].map(([, name = '', row = '']) => [name, row]),
    );
    expect([...rows.keys()].toSorted()).toEqual(names.toSorted());
    for (const [name, row] of rows) {
      const { command }: { readonly command: Command } = await import(`../src/cli/${name}.ts`);
      const told = [...row.matchAll(/`--([a-z]+)`/gu)].map(([, option = '']) => option);
      expect(told.toSorted(), name).toEqual(Object.keys(command.options).toSorted());
    }
  });

  test('of the chat stand on the page with what they take, and in the README', () => {
    const all = commandsOf({ chatFeeds: { allowed: true }, admins: ['telegram:1'] });
    const rows = [...page.matchAll(/^\| (`\/.*)\|$/gmu)].map(([, row = '']) => namesIn(row));
    const known = all.map(({ name, options, subcommands = [] }) => [
      `/${name}`,
      ...options.map((option) => option.name),
      ...subcommands.flatMap((one) => [one.name, ...one.options.map((option) => option.name)]),
    ]);
    expect(rows.toSorted()).toEqual(known.toSorted());
    for (const { name, owners } of all) if (!owners) expect(read('README.md'), name).toContain(`/${name}`);
  });

  function namesIn(row: string): string[] {
    return [...row.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
  }
});
