import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../src/digest/quotes/find-quotes.ts';

const find = (text: string): ReturnType<typeof findQuotes> => findQuotes({ id: 'a', text, language: 'en' });
const said = (text: string): (string | undefined)[][] =>
  find(text).map((quote) => [quote.text, quote.speaker]);

const INTRO = 'The mayor of Carrow, Lena Ortiz, opened the bridge on Monday.';

describe('direct speech, where it stands', () => {
  test.each([
    [
      'before its clause',
      `“We are glad to be open again,” said Lena Ortiz, the mayor of Carrow.`,
      [['We are glad to be open again', 'Lena Ortiz']],
    ],
    [
      'before its clause, subject first',
      `“We are glad to be open again,” Mayor Lena Ortiz said.`,
      [['We are glad to be open again', 'Lena Ortiz']],
    ],
    [
      'after its clause',
      `Lena Ortiz said: “We are glad to be open again.”`,
      [['We are glad to be open again.', 'Lena Ortiz']],
    ],
    [
      'around its clause',
      `“We are glad,” Lena Ortiz said, “to be open again.”`,
      [
        ['We are glad', 'Lena Ortiz'],
        ['to be open again.', 'Lena Ortiz'],
      ],
    ],
    [
      'around its clause, in two sentences',
      `“We are glad to be open,” Lena Ortiz said. “It took far too long.”`,
      [
        ['We are glad to be open', 'Lena Ortiz'],
        ['It took far too long.', 'Lena Ortiz'],
      ],
    ],
    [
      'with straight marks',
      `"We are glad to be open again," said Lena Ortiz.`,
      [['We are glad to be open again', 'Lena Ortiz']],
    ],
    [
      'with single marks',
      `‘We are glad to be open again,’ said Lena Ortiz.`,
      [['We are glad to be open again', 'Lena Ortiz']],
    ],
    [
      'with a mark inside',
      `“He told me ‘never again’ and meant it,” said Lena Ortiz.`,
      [['He told me ‘never again’ and meant it', 'Lena Ortiz']],
    ],
    [
      'as a question',
      `“Who would not be glad to be open?” asked Lena Ortiz.`,
      [['Who would not be glad to be open?', 'Lena Ortiz']],
    ],
    [
      'as a fragment',
      `Lena Ortiz called the delay “a disgrace for Carrow” on Monday.`,
      [['a disgrace for Carrow', 'Lena Ortiz']],
    ],
    [
      'after "according to"',
      `“The bridge is as good as new,” according to Lena Ortiz.`,
      [['The bridge is as good as new', 'Lena Ortiz']],
    ],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test('over paragraphs, its mark opened again at each', () => {
    const text = `“I have waited for this day for years,” said Lena Ortiz.\n\n“On Monday I am going to walk over it.\n\n“I hope that many will walk with me.”`;
    expect(said(text)).toEqual([
      ['I have waited for this day for years', 'Lena Ortiz'],
      ['On Monday I am going to walk over it.', 'Lena Ortiz'],
      ['I hope that many will walk with me.', 'Lena Ortiz'],
    ]);
  });
});

describe('marks that never close', () => {
  test.each([
    [
      'end before the clause',
      `${INTRO}\n\n“We will hold on to the principle of open roads, Ortiz said, repeating what others had said.`,
      [['We will hold on to the principle of open roads', 'Lena Ortiz']],
    ],
    [
      'end with the paragraph',
      `${INTRO}\n\nOrtiz told reporters at the bridge. “We are open, we like guests. It is up to them to come. We are ready.\n\nThe bridge is long.`,
      [['We are open, we like guests. It is up to them to come. We are ready.', 'Lena Ortiz']],
    ],
    [
      'end with the phrase, at a comma',
      `${INTRO}\n\nOrtiz said the work would end in the “coming days, adding that the price would not be told.`,
      [['coming days', 'Lena Ortiz']],
    ],
    [
      'end with the phrase, at a preposition',
      `${INTRO}\n\nOrtiz suggested the town could send “certain workers to the neighbours it likes.`,
      [['certain workers', 'Lena Ortiz']],
    ],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe('who speaks', () => {
  test.each([
    [
      'a surname means the full name',
      `${INTRO}\n\n“It took far too long to build,” Ortiz said.`,
      'Lena Ortiz',
    ],
    [
      'a pronoun means the last named of its kind',
      'Lena Ortiz opened the bridge herself. Deputy mayor Tom Beck held his umbrella.\n\n“It took far too long to build,” she said.',
      'Lena Ortiz',
    ],
    [
      'a description means who has that role',
      `${INTRO}\n\n“It took far too long to build,” the mayor said.`,
      'Lena Ortiz',
    ],
    [
      'a spokesperson stays unnamed',
      '“It took far too long to build,” said a spokesman for the ministry.',
      'a spokesman for the ministry',
    ],
    [
      'a body may speak',
      '“It took far too long to build,” the ministry said in a statement.',
      'the ministry',
    ],
    [
      'the title is no part of the name',
      '“It took far too long to build,” said Secretary of State Antony Marsh.',
      'Antony Marsh',
    ],
    [
      'an apposition before the name',
      '“It took far too long to build,” the head of the works council, Ines Falk, said.',
      'Ines Falk',
    ],
    [
      'the clause that ends the sentence reports all of it',
      'The town “felt a duty to act on this” after the flood of May, said retired engineer Jon Elm.',
      'Jon Elm',
    ],
    [
      'and so where its verb comes last',
      `${INTRO}\n\nThe town “felt a duty to act on this” after the flood of May, Ortiz said.`,
      'Lena Ortiz',
    ],
    [
      'whoever the paragraph before tells to have spoken',
      `${INTRO}\n\nOrtiz told reporters that she would not wait for the state.\n\n“It took far too long to build, and it cost too much.”`,
      'Lena Ortiz',
    ],
  ])('%s', (_, text, speaker) => {
    expect(find(text)[0]?.speaker).toBe(speaker);
  });

  test.each([
    [
      'after an aside',
      '“It is the first thing on my list,” said Sen. Ada Roe (D-Conn.). “If we win, it will be done.”',
    ],
    [
      'after a phrase',
      'It is “based on a misreading of it,” said Ada Roe, an analyst with the Centre. “A paper may help us all.”',
    ],
    [
      'in the next paragraph',
      'It is “based on a misreading of it,” said Ada Roe.\n\n“And that is why we need a new one.”',
    ],
    [
      'between mixed marks',
      '“I disagree with all of it," said Army Gen. Ada Roe, who led the corps. "The line has no bearing on this."',
    ],
  ])('goes on: %s', (_, text) => {
    expect(find(text).map(({ speaker }) => speaker)).toEqual(['Ada Roe', 'Ada Roe']);
  });

  test.each([
    ['“It took far too long to build,” said Lena Ortiz, the mayor of Carrow.', /mayor of Carrow/u],
    ['“It took far too long to build,” said Secretary of State Antony Marsh.', /Secretary of State/u],
    [
      'Foreign Minister Sergei Lund was late. “It took far too long to build,” Lund said.',
      /Foreign Minister/u,
    ],
  ])('%s gives the role', (text, role) => {
    expect(find(text)[0]?.role).toMatch(role);
  });
});

describe('the speaker', () => {
  const attributed = (text: string): unknown[] =>
    find(text).map((quote) => [quote.text, quote.speaker, quote.role]);

  test.each([
    [
      'of a verb that goes on the sentence',
      'Ortiz confirmed the plan on Monday and said, “We have waited long enough for this bridge.”',
      ['We have waited long enough for this bridge.', 'Lena Ortiz', 'mayor of Carrow'],
    ],
    [
      'of a participle after a quote',
      'Ortiz called it “a good day,” adding: “Nobody will ever have to row again.”',
      ['Nobody will ever have to row again.', 'Lena Ortiz', 'mayor of Carrow'],
    ],
    [
      'of a participle after its clause',
      'The two will meet on Friday, Ortiz said, adding, “They need to sit down and talk.”',
      ['They need to sit down and talk.', 'Lena Ortiz', 'mayor of Carrow'],
    ],
    [
      'who said what he believes',
      'Ortiz said she believes “the bridge will stand for a hundred years and more.”',
      ['the bridge will stand for a hundred years and more.', 'Lena Ortiz', 'mayor of Carrow'],
    ],
    [
      'who is described',
      'The senator from the coast emailed his voters, saying: “The struggle for the bridge goes on.”',
      ['The struggle for the bridge goes on.', 'the senator from the coast', undefined],
    ],
    [
      'between the verb and the mark',
      'But, said Tom Beck, “I would not cross it in a storm like the last one.”',
      ['I would not cross it in a storm like the last one.', 'Tom Beck', undefined],
    ],
    [
      'after a former office and a place',
      '“There is no way that it opens this year,” said former Meridia mayor Howard Dean (I), a critic of the plan.',
      ['There is no way that it opens this year', 'Howard Dean', 'former Meridia mayor'],
    ],
    [
      'who signed',
      '“The bridge has brought my family together again after all these years.” ― Carla Sanchez',
      ['The bridge has brought my family together again after all these years.', 'Carla Sanchez', undefined],
    ],
    [
      'before a noun that looks like a verb',
      "Tom Beck called the engineer's remarks “a bitter disappointment for the town.”",
      ['a bitter disappointment for the town.', 'Tom Beck', undefined],
    ],
  ])('%s', (_, text, expected) => {
    expect(attributed(`${INTRO} ${text}`)).toContainEqual(expected);
  });

  test('goes on past a title in quote marks, which nobody said', () => {
    const text = `${INTRO} “We are nearly there,” Ortiz said on “Good Morning Skerry” on Monday. “One more winter and we will be done.”`;
    expect(attributed(text)).toEqual([
      ['We are nearly there', 'Lena Ortiz', 'mayor of Carrow'],
      ['One more winter and we will be done.', 'Lena Ortiz', 'mayor of Carrow'],
    ]);
  });
});

test.each([
  ['a title of a work', 'The band played “Songs of the Long Winter” to 4,000 people.'],
  ['scare quotes', 'The so-called “smart” bridge has no railing at all.'],
  ['a term', 'The practice is known as “tilting” among builders.'],
  ['a measure', 'The plank is 6" wide and the pole 12" long.'],
])('%s is no quote', (_, text) => {
  expect(find(text)).toEqual([]);
});

test('fragments are listed and never pulled', () => {
  const quotes = find(
    `${INTRO} Ortiz called it “a good day” for all. “Nobody will ever have to row across this river again,” she said.`,
  );
  expect(quotes.map(({ text, pull }) => [text, pull])).toEqual([
    ['a good day', false],
    ['Nobody will ever have to row across this river again', true],
  ]);
});

test('an article in capitals has its quotes and speakers as any other', () => {
  const text =
    'MAYOR IRENA HOLT SAID THE VOTE WAS “A TURNING POINT FOR THE TOWN”.\n\n“WE WERE TOLD NOTHING,” SAID TOM BECK, WHO RUNS A BAKERY.';
  expect(find(text).map((quote) => [quote.text, quote.speaker, quote.role])).toEqual([
    ['A TURNING POINT FOR THE TOWN', 'Irena Holt', 'Mayor'],
    ['WE WERE TOLD NOTHING', 'Tom Beck', undefined],
  ]);
});

test('whatever the text, quotes are its slices, in order, apart', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '“',
      '”',
      '"',
      '‘',
      '’',
      '«',
      '»',
      '„',
      ' said ',
      'Lena Ortiz',
      ', ',
      '. ',
      '\n\n',
      'he said',
      '👩‍👩‍👧',
      'أهلا',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const quote of find(text)) {
        expect(quote.text).toBe(text.slice(quote.start, quote.end));
        expect(quote.start).toBeGreaterThanOrEqual(end);
        expect(quote.end).toBeGreaterThan(quote.start);
        end = quote.end;
      }
    }),
  );
});

test.each([
  '“',
  '"',
  '“a ',
  ' said',
  ', he said “',
  'A. “B,” said C. ',
  '“Aa bb cc dd. ',
  "'",
  '’s ',
  '«»',
  'Aa ',
  'said Aa, the mayor, ',
])('60,000 characters of %j come to an end', (unit) => {
  expect(find(unit.repeat(60_000 / unit.length)).length).toBeLessThanOrEqual(60_000);
});
