/** What people type into a chat, and what comes of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from '../../src/digest/answers/answer.ts';
import type { Answer } from '../../src/model.ts';
import { stored } from '../articles.ts';

const mill = stored({
  title: 'Paper mill at Oldwick to close after 140 years',
  source: 'Oldwick Echo',
  publishedAt: '2026-11-20T08:00:00Z',
  text: [
    'The paper mill at Oldwick will close on 31 March, its owner Brannick Group said on Thursday.',
    'Some 320 workers will lose their jobs. The mill opened in 1886 and once made the paper for every ballot in the country.',
    '“We have run out of road,” said Tilda Marsh, the chief executive of Brannick Group. “Nobody buys newsprint any more.”',
    'The union asked why the site was not offered for sale. Marsh did not answer.',
    'Energy costs have doubled since 2021, the company says.',
  ].join('\n\n'),
});
const union = stored({
  title: 'Union wants Oldwick mill to be sold',
  source: 'The Courier',
  publishedAt: '2026-11-21T08:00:00Z',
  text: 'The union said that 335 workers at the Oldwick mill will lose their jobs in March. Its secretary, Jonas Brehm, called for the mill to be sold to its workers.',
});
const flood = stored({
  title: 'Hochwasser in Alten',
  language: 'de',
  text: 'Die Feuerwehr in Alten pumpte am Freitag 40 Keller leer. Bürgermeisterin Petra Kolb sprach von einem Jahrhundertregen.',
});
const all = [mill, union, flood];
const ask = (question: string): Answer => answer(question, all, { scope: 'inStore' });
const words = (reply: Answer): string =>
  reply.type === 'answered'
    ? [reply.text, ...reply.citations.map(({ text }) => text)].join('\n')
    : reply.type;
const marked = (reply: Answer): string | undefined =>
  reply.type === 'answered' && reply.highlight
    ? reply.text.slice(reply.highlight.start, reply.highlight.end)
    : undefined;

test.each([
  ['When will the Oldwick mill close?', /31 March/u, '31 March'],
  ['How many workers will lose their jobs at the Oldwick mill?', /320/u, '335'],
  ['When did the mill open?', /1886/u, '1886'],
  ['Who is the chief executive of Brannick Group?', /Tilda Marsh/u, 'Tilda Marsh'],
  ['What did Jonas Brehm call for?', /sold to its workers/u, undefined],
  ['Who said "we have run out of road"?', /Tilda Marsh/u, 'Tilda Marsh'],
  ['why will the paper mill close', /newsprint|Energy costs|run out of road|will close/u, undefined],
])('%s', (question, said, highlight) => {
  const reply = ask(question);
  expect(words(reply)).toMatch(said);
  if (highlight !== undefined) expect(marked(reply)).toContain(highlight);
});

test('an age that stands beside the name, though the lead has all the words', () => {
  const text =
    'Transport minister Edda Krolik has resigned after letters to a rail contractor were found.\n\nKrolik, 52, handed in her resignation shortly before noon.';
  const reply = answer('How old is Edda Krolik?', [stored({ title: 'Edda Krolik resigns', text })], {
    scope: 'inStore',
  });
  expect(reply).toMatchObject({ type: 'answered', text: expect.stringMatching(/^Krolik, 52,/u) });
});

test('several sources where they tell different numbers', () => {
  const reply = ask('How many workers will lose their jobs at the Oldwick mill?');
  expect(words(reply)).toMatch(/\b320\b/u);
  expect(words(reply)).toMatch(/\b335\b/u);
});

test('a question in the language of the article', () => {
  expect(words(ask('Wie viele Keller pumpte die Feuerwehr in Alten leer?'))).toMatch(/40 Keller/u);
});

test('a citation says which of its words answer', () => {
  const reply = ask('When will the Oldwick mill close?');
  const [first] = reply.type === 'answered' ? reply.citations : [];
  expect(first?.text.slice(first.focus?.start, first.focus?.end)).toMatch(
    /^The paper mill at Oldwick will close/u,
  );
});

describe('what the articles do not say', () => {
  test.each([
    'What does Norland say?',
    'How many workers does the cement works in Norland have?',
    'Who won the election?',
    'How old is Tilda Marsh?',
    'are you a robot?',
    'who made you?',
    'you stupid bot',
    'thanks!',
    'help',
    'digest',
    '?!',
    '🙂🙂',
    '" OR ""',
    'NEAR(',
    '* - ^ :',
    'title:',
    '; DROP TABLE articles',
    'Combien coûte le pain à Paris ?',
  ])('%j', (question) => {
    expect(ask(question).type).toBe('not-found');
  });
});

describe('asked of one article, what is nearly in it is not in it', () => {
  const one = (question: string): string => answer(question, [mill], { scope: 'inArticle' }).type;

  test.each([
    ['When will the paper mill at Oldwick close?', 'answered'],
    ['When will the paper mill at Oldwick open?', 'not-found'],
    ['When will the paper mill at Oldwick not close?', 'not-found'],
    ['When will the paper mill at Harwick close on 12 April?', 'not-found'],
  ])('%s', (question, type) => {
    expect(one(question)).toBe(type);
  });
});

test('operators and quote marks around a question change nothing', () => {
  const plain = ask('When will the Oldwick mill close?');
  for (const question of [
    '"When will the Oldwick mill close?"',
    'When will the Oldwick mill* close? -',
    'NEAR(When will the Oldwick mill close?)',
  ])
    expect(words(ask(question))).toBe(words(plain));
});

test('a question of four thousand characters is answered, or not, without harm', () => {
  const reply = ask(
    `When will the Oldwick mill close? ${'I ask because my cousin works there. '.repeat(110)}`,
  );
  expect(['answered', 'not-found']).toContain(reply.type);
});

test('whatever is typed, what is cited is there', () => {
  const texts = new Map(all.map(({ id, text }) => [id, text]));
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('inStore', 'inArticle'),
      (typed, scope) => {
        const reply = answer(`${typed} Oldwick mill`, all, { scope });
        for (const { articleId, start, end, text } of reply.type === 'answered'
          ? reply.citations
          : reply.nearest)
          expect(texts.get(articleId)?.slice(start, end)).toBe(text);
      },
    ),
    { numRuns: 60 },
  );
});
