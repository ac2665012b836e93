/** Files that people have written are changed where they are told to be, and nowhere else. */
import fc from 'fast-check';
import { parseEnv } from 'node:util';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { setVariable } from '../../../src/cli/init/env-text.ts';
import { addToList, setSetting } from '../../../src/cli/init/settings-text.ts';

const shipped = readFileSync(join(import.meta.dirname, '..', '..', '..', 'config', 'brevier.yaml'), 'utf8');

describe('.env', () => {
  test.each([
    ['', 'A=v\n'],
    ['# note\nB=1', '# note\nB=1\nA=v\n'],
    ['A=old # why\nB=1\n', 'A=v\nB=1\n'],
    ['export A="old"\r\nB=1\r\n', 'A=v\r\nB=1\r\n'],
    ['A=1\nB=2\nA=3\n', 'A=v\nB=2\n'],
    ['#A=\nAB=1\n', '#A=\nAB=1\nA=v\n'],
  ])('%j becomes %j', (before, after) => {
    expect(setVariable(before, 'A', 'v')).toBe(after);
  });

  test('an empty value takes the line out', () => {
    expect(setVariable('A=1\nB=2\n', 'A', '')).toBe('B=2\n');
    expect(setVariable('A=1\n', 'A', '')).toBe('');
  });

  test('what goes over several lines is left to people', () => {
    expect(() => setVariable('A="one\ntwo"\n', 'A', 'v')).toThrow(/set it by hand/u);
  });

  test('whatever the value, it is read back, and the others stay', () => {
    const value = fc.string({ minLength: 1 }).filter((one) => one === one.trim() && !/[\n\r'\\]/u.test(one));
    fc.assert(
      fc.property(value, fc.string(), (one, comment) => {
        const text = `# ${comment.replaceAll(/[\r\n]/gu, ' ')}\nOTHER=1\n`;
        expect({ ...parseEnv(setVariable(text, 'A', one)) }).toEqual({ OTHER: '1', A: one });
      }),
    );
  });
});

describe('settings', () => {
  test('a value of the file that comes with Brevier changes its own line alone', () => {
    const changed = setSetting(shipped, ['defaults', 'zone'], 'Europe/Berlin');
    expect(changed).toBe(shipped.replace('  zone: UTC', '  zone: Europe/Berlin'));
    const topics = setSetting(shipped, ['topics'], ['World', 'A: b']);
    expect(topics).toBe(shipped.replace(/^topics: .*$/mu, "topics: [World, 'A: b']"));
  });

  test('feeds are added behind the last one, and its comments stay where they are', () => {
    const added = addToList(shipped, 'feeds', [{ url: 'https://a.example/f', source: 'A' }]);
    const line = '  - { url: https://a.example/f, source: A }\n';
    expect(added.replace(line, '')).toBe(shipped);
    expect(setSetting(shipped, ['feeds'], [])).toMatch(/^feeds: \[\]\n {2}# In other languages/mu);
  });

  test.each([
    ['', ['defaults', 'zone'], 'defaults:\n  zone: X\n'],
    ['topics: []', ['defaults', 'zone'], 'topics: []\ndefaults:\n  zone: X\n'],
    [
      'defaults:\n    stories: 3 # few\n\n# end\n',
      ['defaults', 'zone'],
      'defaults:\n    stories: 3 # few\n    zone: X\n\n# end\n',
    ],
    ['defaults: {stories: 3}\n', ['defaults', 'zone'], 'defaults: { stories: 3, zone: X }\n'],
    ['defaults: # none yet\n', ['defaults', 'zone'], expect.stringMatching(/zone: X/u)],
    ['# only a comment\n', ['topics'], '# only a comment\ntopics: X\n'],
  ] as const)('%j with %j', (before, path, after) => {
    expect(setSetting(before, path, 'X')).toEqual(after);
  });

  test('whatever somebody has written, the value is there, and all else is as it was', () => {
    const feed = fc.record({ url: fc.webUrl(), source: fc.string({ minLength: 1 }) });
    const layouts = fc.constantFrom(
      (body: string) => body,
      (body: string) => `# above\n${body}\n# below\n`,
      (body: string) => body.replaceAll('\n', '\r\n'),
    );
    fc.assert(
      fc.property(
        fc.array(feed, { maxLength: 3 }),
        fc.array(feed, { maxLength: 3 }),
        layouts,
        (before, after, lay) => {
          const list = before.map((one) => `  # a feed\n  - ${JSON.stringify(one)}`).join('\n');
          const text = lay(`keep:\n  days: 3\nfeeds:${list === '' ? ' []' : `\n${list}`}\ntopics: [A]`);
          const rest = { keep: { days: 3 }, topics: ['A'] };
          expect(parse(setSetting(text, ['feeds'], after))).toEqual({ ...rest, feeds: after });
          expect(parse(addToList(text, 'feeds', after))).toEqual({ ...rest, feeds: [...before, ...after] });
        },
      ),
    );
  });
});
