/** The direction of imports: model <- store, digest, ingest <- desk, feeds <- schedule, bots <- app <- cli <- main. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '..', 'src');

/** What each room may import besides itself; a file directly in src/ is a room of its own. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'model.ts': [],
  'time-zones.ts': [],
  'instruments.ts': [],
  log: ['config.ts'],
  'log.ts': ['model.ts', 'config.ts', 'log'],
  monitoring: ['instruments.ts', 'store', 'desk'],
  'proxy.ts': [],
  'tokens.ts': [],
  config: ['time-zones.ts', 'tokens.ts'],
  'config.ts': ['config', 'model.ts', 'proxy.ts'],
  ingest: ['model.ts'],
  store: ['model.ts'],
  digest: ['model.ts'],
  desk: ['model.ts', 'store', 'digest', 'instruments.ts'],
  feeds: ['model.ts', 'store', 'ingest'],
  schedule: ['model.ts', 'time-zones.ts', 'instruments.ts', 'store', 'digest', 'desk'],
  bots: ['model.ts', 'time-zones.ts', 'instruments.ts', 'store', 'digest', 'desk', 'schedule'],
  'bots/discord': ['model.ts', 'bots'],
  'bots/telegram': ['model.ts', 'bots'],
  'bots/terminal': ['model.ts', 'bots'],
  app: [
    'app.ts',
    'model.ts',
    'config.ts',
    'instruments.ts',
    'log.ts',
    'monitoring',
    'store',
    'digest',
    'desk',
    'feeds',
    'schedule',
    'bots',
  ],
  'app.ts': [
    'app',
    'model.ts',
    'config.ts',
    'instruments.ts',
    'log.ts',
    'monitoring',
    'store',
    'digest',
    'desk',
    'feeds',
    'schedule',
    'bots',
    'bots/discord',
    'bots/telegram',
  ],
  cli: [
    'model.ts',
    'config',
    'config.ts',
    'log',
    'proxy.ts',
    'time-zones.ts',
    'tokens.ts',
    'log.ts',
    'monitoring',
    'app',
    'app.ts',
    'ingest',
    'store',
    'digest',
    'desk',
    'feeds',
    'bots',
    'bots/terminal',
  ],
  'main.ts': ['cli'],
};

function roomOf(file: string): string {
  const [first = '', second] = relative(source, file).split('/');
  return first === 'bots' && second !== undefined && `bots/${second}` in allowed ? `bots/${second}` : first;
}

const files = globSync('**/*.ts', { cwd: source }).map((file) => join(source, file));

const imports = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/gu)].map(
    ([, target = '']) => ({
      file: relative(source, file),
      from: roomOf(file),
      target,
      to: roomOf(resolve(dirname(file), target)),
    }),
  ),
);

describe('imports', () => {
  test('every room is listed', () => {
    expect(files.filter((file) => !(roomOf(file) in allowed))).toEqual([]);
  });

  test('go one way', () => {
    const wrong = imports.filter(
      ({ from, to, target }) =>
        from !== to && !target.endsWith('package.json') && !allowed[from]?.includes(to),
    );
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test('the client libraries stay in their rooms', () => {
    const owners: readonly (readonly [RegExp, string])[] = [
      [/from '(?:discord\.js|@discordjs)/u, 'bots/discord'],
      [/from '(?:grammy|@grammyjs)/u, 'bots/telegram'],
      [/from '(?:node:sqlite|keyv)'/u, 'store'],
      [/from '(?:linkedom|@mozilla\/readability|feedsmith)'/u, 'ingest'],
      [/from 'node-cron'/u, 'schedule'],
      [/(?:from |import\()'(?:openai|jsonrepair)/u, 'digest'],
      [/from 'prom-client'/u, 'monitoring'],
    ];
    const strays = files.flatMap((file) =>
      owners
        .filter(([library, owner]) => roomOf(file) !== owner && library.test(readFileSync(file, 'utf8')))
        .map(([library]) => `${relative(source, file)} matches ${library}`),
    );
    expect(strays).toEqual([]);
  });
});
