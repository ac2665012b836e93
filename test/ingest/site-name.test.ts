import { expect, test } from 'vitest';
import { withoutSiteName } from '../../src/ingest/site-name.ts';

const headline = 'Bridge closed after crane hits pillar';

test.each([
  [`${headline} | Skerry Post`, headline],
  [`${headline} - Skerry Post Business`, headline],
  [`${headline} – SkerryPost.example`, headline],
  [`${headline} | The Skerry ...`, `${headline} | The Skerry ...`],
  [`${headline} | Skerry ...`, headline],
  [`${headline} - and what comes next`, `${headline} - and what comes next`],
  [`${headline} | Opinion`, `${headline} | Opinion`],
  ['Skerry Post', 'Skerry Post'],
  ['Why I left - Skerry Post', 'Why I left - Skerry Post'],
  [headline, headline],
])('%j', (title, expected) => {
  expect(withoutSiteName(title, { url: 'https://www.skerrypost.example/a' })).toBe(expected);
  expect(withoutSiteName(title, { outlet: 'Skerry Post' })).toBe(expected);
});

test('where nothing is known of the outlet, nothing is cut off', () => {
  expect(withoutSiteName(`${headline} | Skerry Post`, {})).toBe(`${headline} | Skerry Post`);
});
