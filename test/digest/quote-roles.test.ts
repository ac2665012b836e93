/** Roles, speakers with two surnames, speech in British marks, and titles of works, as articles have them side by side. */
import { expect, test } from 'vitest';
import { findQuotes } from '../../src/digest/quotes/find-quotes.ts';

const quotes = (text: string): (string | undefined)[][] =>
  findQuotes({ id: 'a', text, language: 'en' }).map((quote) => [quote.text, quote.speaker, quote.role]);

test.each([
  [
    'possessive before the name',
    'Maravel’s transport minister, Edda Krolik, resigned. “I answered a letter,” Krolik said.',
    ['I answered a letter', 'Edda Krolik', 'transport minister'],
  ],
  [
    'title after another phrase',
    'A crack was found in its western spillway, Water Minister Irena Solvik said. “The dam is not failing,” Solvik said.',
    ['The dam is not failing', 'Irena Solvik', 'Water Minister'],
  ],
  [
    'what somebody was like is no role',
    'Castle Wharf’s manager, Ludo Brandt, was unhappy with the referee. “The first one was not even a foul,” Brandt said.',
    ['The first one was not even a foul', 'Ludo Brandt', 'manager'],
  ],
  [
    'two surnames',
    'The federation’s president, Cindy Marlow Crane, spoke in Brenn. “We will change all of it,” Marlow Crane said.',
    ['We will change all of it', 'Cindy Marlow Crane', 'federation’s president'],
  ],
])('%s', (_, text, expected) => {
  expect(quotes(text)).toEqual([expected]);
});

test('speech in straight single marks, as British papers have it, with double ones and apostrophes in it', () => {
  const text = [
    "'She came off as if she had changed her mind,' said the tug's master, Nils Haverty. 'There was no bang.'",
    "The coastguard's count was 62, the skipper's 60.",
    "'We are annoyed,' said Agnes Corrie, who chairs the council. 'We were told that the risk was \"acceptable\".'",
  ].join('\n\n');
  expect(quotes(text).map(([words, speaker]) => [words, speaker])).toEqual([
    ['She came off as if she had changed her mind', 'Nils Haverty'],
    ['There was no bang.', 'Nils Haverty'],
    ['We are annoyed', 'Agnes Corrie'],
    ['We were told that the risk was "acceptable".', 'Agnes Corrie'],
  ]);
});

test.each([
  'Oona Tressel wrote her first three novels, among them “The Weighing House” (1998), before six in the morning.',
  '“The Brine Ledger” has sold 19,000 copies since April, according to its publisher.',
  'The favourite was Hugo Estermann’s “A House with the Sea in It”, the jury said.',
])('no quote: %s', (text) => {
  expect(quotes(text)).toEqual([]);
});
