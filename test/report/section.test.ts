import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownTable } from '../../report/markdown.ts';
import { replaceSection } from '../../report/section.ts';

const root = resolve(import.meta.dirname, '..', '..');
const DOCUMENT =
  '# Figures\n\n<!-- one -->\n<!-- end of one -->\n\nWords.\n\n<!-- two -->\n\nold\n\n<!-- end of two -->\n';

describe('a section of docs/benchmarks.md', () => {
  test('is replaced, and nothing else', () => {
    const first = replaceSection(DOCUMENT, 'one', 'new\n');
    expect(first).toBe(DOCUMENT.replace('<!-- one -->\n', '<!-- one -->\n\nnew\n\n'));
    expect(replaceSection(first, 'two', '$& newer')).toBe(first.replace('old', () => '$& newer'));
  });

  test('written twice is as if written once', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const once = replaceSection(DOCUMENT, 'one', after);
        expect(replaceSection(replaceSection(DOCUMENT, 'one', before), 'one', after)).toBe(once);
      }),
    );
  });

  test('that is missing is named', () => {
    expect(() => replaceSection(DOCUMENT, 'three', '')).toThrow(/no section "three"/u);
  });
});

test('a table is one, whatever its cells hold', () => {
  expect(
    markdownTable(
      ['what', 'share'],
      [
        ['a | b', 0.12345],
        ['c', 7],
      ],
    ),
  ).toBe('| what | share |\n| --- | --- |\n| a \\| b | 0.123 |\n| c | 7 |\n');
});

test('every benchmark and every evaluation has its section, and no path of a machine is in any', () => {
  const document = readFileSync(join(root, 'docs', 'benchmarks.md'), 'utf8');
  const named = (file: string): string[] =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: (?:\(\) => import|\{ title)/gmu),
    ].map(([, name = '']) => name);
  const sections = [
    ...named('bench/main.ts').map((name) => `bench ${name}`),
    ...named('eval/main.ts')
      .filter((name) => name !== 'fit-answers')
      .map((name) => `eval ${name}`),
  ];
  expect(sections.length).toBeGreaterThan(10);
  for (const section of sections) expect(replaceSection(document, section, '')).not.toBe('');
  expect(document).not.toMatch(/(?:\/(?:home|tmp|root|Users|work)\/|[A-Z]:\\)/u);
});
