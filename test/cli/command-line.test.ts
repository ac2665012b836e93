/** The command line, as a process: what it prints, where, and how it ends. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Finished, newFolder, runBrevier, spawnBrevier } from '../servers/bot-process.ts';

const samples = resolve(import.meta.dirname, '..', '..', 'samples');
const TALK = '/digest\nHow long is the crack in the Kessel Dam?\n/schedule 08:00\n/help\n/nonsense\n';

const rows = ({ stdout }: Finished): Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('with nothing set up', () => {
  test('start is a chat that imports the samples, says so, and answers what is piped in', async () => {
    const { code, stdout, stderr } = await runBrevier(['start'], { cwd: newFolder(), input: TALK });
    expect(code).toBe(0);
    expect(stderr).toMatch(/14 sample articles were imported \(all invented/u);
    expect(stdout).toMatch(
      /stories from \d+ articles by \d+ sources.*(?:38|41\.5) metres.*Next briefing: .*, 08:00 \(UTC\), in .*\/digest \[TOPIC\].*no command "\/nonsense"/su,
    );
    expect(stdout).not.toMatch(/\p{Cc}(?<!\n)|^> /mu);
  });

  test('it ends cleanly on SIGTERM', async () => {
    const { child, finished, logged } = spawnBrevier(['start'], { cwd: newFolder() });
    await logged('sample articles');
    child.kill('SIGTERM');
    expect((await finished).code).toBe(0);
  });
});

describe('a store', () => {
  const cwd = newFolder();

  beforeAll(async () => {
    expect((await runBrevier(['import', samples], { cwd })).stdout).toBe('14 new, 0 already there\n');
  });

  test('import again stores nothing twice', async () => {
    expect((await runBrevier(['import', samples], { cwd })).stdout).toBe('0 new, 14 already there\n');
  });

  test("import tells each file's fate; what is refused does not keep the rest out", async () => {
    const inbox = newFolder();
    writeFileSync(
      join(inbox, 'a.txt'),
      'A headline of some words\n\nThe port was closed on Monday after a crane fell over, the harbour office said.',
    );
    writeFileSync(join(inbox, 'b.json'), '{"title": ');
    const result = await runBrevier(['import', '--json', inbox], { cwd: newFolder() });
    expect(result.code).toBe(1);
    expect(rows(result)).toMatchObject([
      { status: 'refused', reason: expect.stringContaining('broken JSON') },
      { status: 'new', id: expect.any(String) },
    ]);
  });

  test('digest --json has the shape that scripts rely on', async () => {
    const [briefing] = rows(
      await runBrevier(['digest', '--json', '--since', '90000h', '--stories', 'all'], { cwd }),
    );
    expect(briefing).toMatchObject({
      from: expect.any(String),
      to: expect.any(String),
      counts: { articles: 14, sources: expect.any(Number), newest: '2026-11-23T18:30:00.000Z' },
    });
    const stories = briefing?.['stories'] as {
      readonly storyId: string;
      readonly articles: readonly { readonly id: string }[];
    }[];
    expect(new Set(stories.flatMap(({ articles }) => articles.map(({ id }) => id))).size).toBe(14);
    expect(stories[0]).toMatchObject({
      id: expect.any(String),
      title: expect.any(String),
      keyPoints: expect.arrayContaining([
        {
          by: 'extract',
          text: expect.any(String),
          evidence: [
            {
              articleId: expect.any(String),
              start: expect.any(Number),
              end: expect.any(Number),
              text: expect.any(String),
            },
          ],
        },
      ]),
      quotes: expect.any(Array),
      related: expect.any(Array),
    });
  });

  test('digest for people, and an empty one', async () => {
    expect((await runBrevier(['digest', '--until', '2026-11-23T20:00:00Z'], { cwd })).stdout).toMatch(
      /^Evening briefing · Monday 23 November/u,
    );
    expect((await runBrevier(['digest', '--topic', 'volcano'], { cwd })).stdout).toMatch(
      /^No new stories about volcano/u,
    );
  });

  test('ask answers in the order of the questions, from arguments and from standard input', async () => {
    const questions = 'How long is the crack in the Kessel Dam?\nWho won the cup in Norland?\n';
    const answers = rows(await runBrevier(['ask', '--json', '-'], { cwd, input: questions }));
    expect(answers).toMatchObject([
      {
        question: questions.split('\n')[0],
        type: 'answered',
        by: 'extract',
        citations: expect.arrayContaining([expect.objectContaining({ title: expect.any(String) })]),
      },
      { type: 'not-found', nearest: expect.any(Array) },
    ]);
    expect((await runBrevier(['ask', 'Who won the cup in Norland?'], { cwd })).stdout).toMatch(
      /^The stored articles don't say/u,
    );
  });

  test('search finds by words, best first', async () => {
    const [hit] = rows(await runBrevier(['search', '--json', '--limit', '1', 'seagrass meadow'], { cwd }));
    expect(hit).toMatchObject({
      query: 'seagrass meadow',
      articleId: expect.any(String),
      title: expect.stringContaining('seagrass'),
      score: expect.any(Number),
      snippet: expect.stringContaining('seagrass'),
    });
  });

  test('doctor says what it sees', async () => {
    const { code, stdout } = await runBrevier(['doctor'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/ok {3}store: 14 articles/u);
  });
});

describe('read and brief store nothing', () => {
  const cwd = newFolder();
  const sample = join(samples, 'kessel-dam-crack-inspection.txt');

  test('read', async () => {
    const [row] = rows(await runBrevier(['read', '--json', '--explain', sample], { cwd }));
    expect(row).toMatchObject({
      file: sample,
      section: 'World',
      title: expect.stringContaining('Kessel Dam'),
      language: 'en',
      links: [{}, {}, {}],
      removed: expect.arrayContaining([expect.objectContaining({ reason: expect.any(String) })]),
    });
  });

  test('brief', async () => {
    const [row] = rows(await runBrevier(['brief', '--json', sample], { cwd }));
    expect(row).toMatchObject({
      file: sample,
      keyPoints: expect.any(Array),
      quotes: expect.arrayContaining([expect.objectContaining({ speaker: 'Irena Solvik', pull: true })]),
    });
    expect((await runBrevier(['brief', sample], { cwd })).stdout).toMatch(/• Engineers in Ordenia.*“/su);
  });

  test('what cannot be read is one line on stderr and exit code 1', async () => {
    const { code, stdout, stderr } = await runBrevier(['read', 'nowhere.txt'], { cwd });
    expect([code, stdout, stderr]).toEqual([1, '', 'nowhere.txt: does not exist; check the path\n']);
  });
});

describe('bad usage is exit code 2 and one line', () => {
  test.each([
    [['dance'], /no command "dance"; commands are/u],
    [['import'], /import: needs a PATH/u],
    [['digest', 'x'], /takes no "x"/u],
    [['digest', '--colour'], /Unknown option '--colour'/u],
    [['digest', '--since', 'soon'], /--since "soon" is no length of time/u],
    [['digest', '--until', 'later'], /--until "later" is no time/u],
    [['search', '--limit', 'x', 'y'], /--limit "x" is no number/u],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await runBrevier(args, { cwd: newFolder() });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
    expect(stderr.trim()).not.toContain('\n');
  });
});

describe('a bad set-up is exit code 1 and one line with the cure', () => {
  test.each([
    [
      'another kind of store',
      { STORE_URL: 'mysql://user:hunter2@db/x' },
      /STORE_URL has mysql.*sqlite:PATH or postgres:/u,
    ],
    [
      'a Postgres that does not answer',
      { STORE_URL: 'postgres://user:hunter2@127.0.0.1:1/x' },
      /no Postgres answers where STORE_URL points; start it/u,
    ],
    ['a missing configuration', { BREVIER_CONFIG: 'nowhere.yaml' }, /cannot read .*nowhere\.yaml/u],
    ['a wrong log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/u],
  ])('%s', async (_, env, words) => {
    const { code, stderr } = await runBrevier(['start'], { cwd: newFolder(), env });
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain('hunter2');
  });
});

test('a platform that cannot be reached is waited for, and said how to mend', async () => {
  const env = { TELEGRAM_BOT_TOKEN: '1:x', TELEGRAM_API_URL: 'http://127.0.0.1:9' };
  const bot = spawnBrevier(['start'], { cwd: newFolder(), env });
  await bot.logged('Brevier is running');
  bot.child.kill('SIGTERM');
  const { code, stderr } = await bot.finished;
  expect(code).toBe(0);
  expect(stderr).toMatch(/Telegram cannot be reached.*TELEGRAM_API_URL; it is tried again in 5 s/u);
});

test('an old Node is told what to do', () => {
  const guard = resolve(import.meta.dirname, '..', '..', 'bin', 'brevier.js');
  // The guard has to be plain JavaScript that any Node of the last ten years can read.
  expect(() => execFileSync(process.execPath, ['--check', guard])).not.toThrow();
});
