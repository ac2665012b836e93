import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FAULTS, OWN_CATALOGUE, readCatalogue } from '../../eval/model/read-catalogue.ts';

describe('the catalogue of what a model wrote', async () => {
  const lines = await readCatalogue();
  const faithful = lines.filter((one) => one.faithful);
  const faulty = lines.filter((one) => !one.faithful);

  test('is large enough for its figures', () => {
    expect(faithful.length).toBeGreaterThanOrEqual(200);
    expect(faulty.length).toBeGreaterThanOrEqual(200);
  });

  test('has every id once, and no line twice', () => {
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(new Set(lines.map(({ article, text }) => `${article} ${text}`)).size).toBe(lines.length);
  });

  test.each(FAULTS)('has eight of the fault %s at least, in both halves', (fault) => {
    const its = faulty.filter((one) => one.fault === fault);
    expect(its.length).toBeGreaterThanOrEqual(8);
    expect(new Set(its.map(({ half }) => half))).toEqual(new Set([1, 2]));
  });

  test('has points, answers and headlines, and articles in four languages, faithful and faulty', () => {
    for (const part of [faithful, faulty]) {
      expect(new Set(part.map(({ kind }) => kind))).toEqual(new Set(['point', 'answer', 'headline']));
      expect(new Set(part.map(({ source }) => source.language))).toEqual(new Set(['en', 'de', 'fr', 'es']));
    }
  });

  test('is parted evenly into halves', () => {
    for (const part of [faithful, faulty]) {
      const first = part.filter(({ half }) => half === 1).length / part.length;
      expect(first).toBeGreaterThan(0.4);
      expect(first).toBeLessThan(0.6);
    }
  });

  test('says nothing in a faithful line that a chat would take for markup', () => {
    for (const { text } of faithful) expect(text).not.toMatch(/https?:|[@<>`*\p{Cc}\p{Cf}]/u);
  });
});

describe('a catalogue that can’t be read', () => {
  const good = {
    id: 'mine-01',
    article: 'corran-mine-flood.txt',
    kind: 'point',
    cites: ['The cause is not known.'],
    text: 'Nobody knows the cause.',
    faithful: true,
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'brevier-catalogue-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (line: object): ReturnType<typeof readCatalogue> => {
    writeFileSync(join(folder, 'lines.jsonl'), `${JSON.stringify(line)}\n`);
    return readCatalogue({ ...OWN_CATALOGUE, folder });
  };

  test('is none where all is well', async () => {
    expect(await read(good)).toMatchObject([{ id: 'mine-01', half: 1 }]);
  });

  test.each([
    [
      'a cited sentence that is not the article’s',
      { cites: ['The cause is known.'] },
      /mine-01: not in corran/u,
    ],
    ['an unknown article', { article: 'none.txt' }, /mine-01: no article none/u],
    ['an unknown fault', { faithful: false, fault: 'dull' }, /lines\.jsonl:1: /u],
    ['a faithful line with a fault', { fault: 'mention' }, /lines\.jsonl:1: /u],
    ['an answer without a question', { kind: 'answer' }, /lines\.jsonl:1: .*question/u],
  ])('names the line: %s', async (_, change, message) => {
    await expect(read({ ...good, ...change })).rejects.toThrow(message);
  });
});
