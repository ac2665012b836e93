import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../src/digest/quotes/find-quotes.ts';

const INTRO = 'The mayor of Carrow, Lena Ortiz, opened the bridge on Monday.';
const said = (text: string, language = 'en'): (string | undefined)[][] =>
  findQuotes({ id: 'a', text, language }).map((quote) => [quote.text, quote.speaker]);

describe('marks', () => {
  test.each([
    ['straight', '"We are glad to be open," said Lena Ortiz.', ['We are glad to be open', 'Lena Ortiz']],
    ['curly', '“We are glad to be open,” said Lena Ortiz.', ['We are glad to be open', 'Lena Ortiz']],
    ['mixed', '“We are glad to be open," said Lena Ortiz.', ['We are glad to be open', 'Lena Ortiz']],
    [
      'an opening mark that closes',
      '“We are glad to be open,“ said Lena Ortiz.',
      ['We are glad to be open', 'Lena Ortiz'],
    ],
    ['guillemets', '«We are glad to be open», said Lena Ortiz.', ['We are glad to be open', 'Lena Ortiz']],
    ['low and high', '„We are glad to be open“, said Lena Ortiz.', ['We are glad to be open', 'Lena Ortiz']],
    ['corners', 'Lena Ortiz said: 「We are glad to be open.」', ['We are glad to be open.', 'Lena Ortiz']],
    ['single', '‘We are glad to be open,’ said Lena Ortiz.', ['We are glad to be open', 'Lena Ortiz']],
    [
      'single, with a plural’s apostrophe in them',
      '‘The builders’ patience has paid off,’ said Lena Ortiz.',
      ['The builders’ patience has paid off', 'Lena Ortiz'],
    ],
    [
      'nested twice',
      '“He told me, ‘You will never do it,’ and I said, ‘Watch me,’” said Lena Ortiz.',
      ['He told me, ‘You will never do it,’ and I said, ‘Watch me,’', 'Lena Ortiz'],
    ],
    [
      'opened in the sentence before the speech',
      'Lena Ortiz said, We are glad to be open again.”',
      ['We are glad to be open again.', 'Lena Ortiz'],
    ],
    ['never opened', 'We are glad to be open,” said Lena Ortiz.', ['We are glad to be open', 'Lena Ortiz']],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test.each([
    ['de', '„Die Brücke ist wieder offen, sagte Lena Ortiz.', 'Die Brücke ist wieder offen'],
    ['fr', '« Le pont est de nouveau ouvert, a déclaré Lena Ortiz.', 'Le pont est de nouveau ouvert'],
    ['es', '«El puente está abierto otra vez, dijo Lena Ortiz.', 'El puente está abierto otra vez'],
    ['it', '«Il ponte è di nuovo aperto, ha detto Lena Ortiz.', 'Il ponte è di nuovo aperto'],
  ])('that never close end at the clause in %s', (language, text, words) => {
    expect(said(text, language)).toEqual([[words, 'Lena Ortiz']]);
  });

  test('around the attributes of a tag quote nobody', () => {
    const text = `${INTRO} <a href="https://carrow.example/news of the day" title="said Lena Ortiz">More</a> Ortiz said: “It took far too long to build.”`;
    expect(said(text)).toEqual([['It took far too long to build.', 'Lena Ortiz']]);
  });
});

describe('the clause stands within the marks', () => {
  test.each([
    [
      'fr',
      '« Nous sommes heureux, a déclaré la maire Lena Ortiz, de rouvrir enfin ce pont. »',
      ['Nous sommes heureux', 'de rouvrir enfin ce pont.'],
    ],
    [
      'es',
      '“Estamos contentos —dijo la alcaldesa Lena Ortiz— de abrir el puente”.',
      ['Estamos contentos', 'de abrir el puente'],
    ],
    [
      'it',
      '«Siamo felici - ha detto la sindaca Lena Ortiz - di riaprire il ponte».',
      ['Siamo felici', 'di riaprire il ponte'],
    ],
  ])('%s', (language, text, [first, second]) => {
    expect(said(text, language)).toEqual([
      [first, 'Lena Ortiz'],
      [second, 'Lena Ortiz'],
    ]);
  });
});

describe('words that are nobody’s', () => {
  test.each([
    [
      'a title with the stop of its sentence',
      'The minister spoke on “Good Morning Skerry.” Nobody listened.',
    ],
    ['a broadcast', '“We will win,” Ortiz said on Channel Five’s “This Week.” The vote is on Monday.', 1],
    ['a film of one word', 'Ortiz told the paper that she had not seen the film “Nightfall.”'],
    ['a nickname', 'Tom “Hammer” Beck said the fight was over.'],
    ['a term', 'The engineers call for “tilting” in no report.', 1],
    ['scare quotes', 'The so-called “smart” bridge has a “temporary” roof.'],
    ['a measure', 'The plank is 5\'10" long and 12" wide.'],
  ])('%s', (_, text, count = 0) => {
    expect(said(`${text}`)).toHaveLength(count);
  });

  test('but a longer phrase is somebody’s, though the sentence doesn’t say whose', () => {
    expect(said('The charter promises “a bridge for everybody who needs one” and nothing else.')).toEqual([
      ['a bridge for everybody who needs one', undefined],
    ]);
  });
});

test('speech goes on over paragraphs whose marks never close before the last', () => {
  const text = `${INTRO}\n\nHer statement in full:\n\n“We have waited for this day for years.\n\n“It took far too long.\n\n“Now we walk.”`;
  expect(said(text).map(([words]) => words)).toEqual([
    'We have waited for this day for years.',
    'It took far too long.',
    'Now we walk.',
  ]);
});
