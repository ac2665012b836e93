import { beforeEach, expect, test } from 'vitest';
import { createRepeatedLines } from '../../src/desk/repeated-lines.ts';
import type { Article } from '../../src/model.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';
import { article } from '../articles.ts';

const ASK = 'We will use the details that you have shared to manage your registration.';
const TITLES = [
  'Dam cracks in Ordenia',
  'Rovers win on penalties',
  'Bank lowers key rate',
  'Ferry fares to rise',
  'Novel wins prize',
];

let store: Store;

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
});

const told = (title: string, source: string | undefined, line = ASK): Article =>
  article({
    title,
    ...(source === undefined ? {} : { source }),
    text: [`${title}, it was said on Monday.`, 'More is to come.', `${title} for good.`, line].join('\n\n'),
  });
const lines = (articles: readonly Article[]): (string | undefined)[] =>
  articles.map(({ text }) => text.split('\n\n').at(-1));

test('what an outlet puts under articles on different things is taken out, and stays learned', async () => {
  const articles = TITLES.map((title) => told(title, 'The Weekly'));
  const taken = await createRepeatedLines(store).takeOut(articles);
  expect(lines(taken)).toEqual(TITLES.map((title) => `${title} for good.`));
  const later = await createRepeatedLines(store).takeOut([told('Snow in June', 'The Weekly')]);
  expect(lines(later)).toEqual(['Snow in June for good.']);
});

test('another outlet, or nobody in particular, may say the same', async () => {
  const repeated = createRepeatedLines(store);
  await repeated.takeOut(TITLES.map((title) => told(title, 'The Weekly')));
  expect(lines(await repeated.takeOut([told('Snow in June', 'The Daily')]))).toEqual([ASK]);
  expect(lines(await repeated.takeOut(TITLES.map((title) => told(title, undefined))))).toEqual(
    TITLES.map(() => ASK),
  );
});

test('the background of one story, told again and again, is a part of it', async () => {
  const BACKGROUND = 'The dam was built in 1971 and holds 310 million cubic metres.';
  const days = [1, 2, 3, 4, 5, 6].map((day) => told(`Kessel dam, day ${day}`, 'The Weekly', BACKGROUND));
  expect(lines(await createRepeatedLines(store).takeOut(days))).toEqual(days.map(() => BACKGROUND));
});

test('an article that was stored before its line was learned stays as it is', async () => {
  const first = told('Dam cracks in Ordenia', 'The Weekly');
  await store.articles.put(await createRepeatedLines(store).takeOut([first]), '2026-11-24T08:00:00Z');
  const repeated = createRepeatedLines(store);
  await repeated.takeOut(TITLES.map((title) => told(title, 'The Weekly')));
  expect(lines(await repeated.takeOut([first]))).toEqual([ASK]);
});
