import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMadeOf } from '../../eval/made-of.ts';
import { keyPoints } from '../../src/digest/key-points.ts';
import { condense } from '../../src/digest/key-points/condense.ts';
import { sentences } from '../../src/digest/sentences.ts';
import { article } from '../articles.ts';

const points = (text: string, title = 'Headline', most = 5): string[] =>
  keyPoints([article({ text, title })], { most }).map((point) => point.text);

describe('a point in fewer words', () => {
  test.each([
    // What joins it to the sentence before.
    ['Meanwhile, the ferry stayed in port.', 'The ferry stayed in port.'],
    ['But some crews refused to sail.', 'Some crews refused to sail.'],
    ['But for the fog, the ferry would have sailed.', undefined],
    ['The harbour board, however, has kept its plan.', 'The harbour board has kept its plan.'],
    ['In March, however, the board kept its plan.', undefined],
    ['The board also bought two tugs.', 'The board bought two tugs.'],
    ['The board is not only broke but also leaderless.', undefined],
    ['The crews stayed away, too.', 'The crews stayed away.'],
    ['• New piers will open in May.', 'New piers will open in May.'],
    // A second name, a clause about the subject.
    ['Ida Lund, who grew up on the quay, was named harbour master.', 'Ida Lund was named harbour master.'],
    ['The two piers -- the oldest in the town -- were closed.', 'The two piers were closed.'],
    ['The tug (the larger of the pair) sank.', 'The tug sank.'],
    ['The hole is 100 metres (330 feet) wide.', 'The hole is 100 metres wide.'],
    // When and in what somebody said it.
    [
      'Two men were hurt, the coast guard said in a statement on Friday.',
      'Two men were hurt, the coast guard said.',
    ],
    ['Two men were hurt, police said Tuesday.', 'Two men were hurt, police said.'],
    // What limits it, counts, or was said stays.
    ['The piers -- except the southern one -- were closed.', undefined],
    ['The piers (if the board agrees) will close.', undefined],
    ['The crew (12 men and a boy) was saved.', undefined],
    ['Holm, who denies the charge, was arrested.', undefined],
    ['Holm, who allegedly took the money, was arrested.', undefined],
    ['Holm, who took $40,000, was arrested.', undefined],
    ['The World Harbour Union (WHU) has 40 members.', undefined],
    ['“The tug (the larger of the pair) sank,” Holm said.', undefined],
    ['The dock was closed for good, a verdict announced Tuesday.', undefined],
    ['The sailors who went ashore were hurt.', undefined],
  ])('%s', (sentence, shown = sentence) => {
    expect(condense(sentence, 'en')).toBe(shown);
  });

  test('in another language keeps what only looks like an English word', () => {
    expect(condense('But de Dupont à la dernière minute.', 'fr')).toBe('But de Dupont à la dernière minute.');
  });
});

const PARTS = [
  'The board',
  'Ida Lund',
  'Police',
  ', who went ashore,',
  ', which is old,',
  ' -- the oldest in town -- ',
  ' — a tug — ',
  ' (the larger)',
  ' (330 feet)',
  ' (WHU)',
  '“We will go”',
  '"No (not now)"',
  ' said',
  ' also',
  ', however,',
  ', too',
  ' 100 metres',
  ' was closed',
  ' will open',
  ' on Tuesday',
  ' in a statement',
  ' Friday',
  'But ',
  'Meanwhile, ',
  'HOLM (Wire) -- ',
  '(CNN) ',
  ', ',
  '. ',
  '.',
  '.\n\n',
  '?',
  '“',
  '”',
  '"',
  '😀',
  ' ',
];

test('every point is made of its evidence: words are left out, never changed, and speech stays whole', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      for (const point of keyPoints([article({ text })], { most: 5 })) {
        const evidence = point.evidence.map((span) => span.text).join(' ');
        for (const span of point.evidence) expect(span.text).toBe(text.slice(span.start, span.end));
        expect(isMadeOf(point.text, evidence)).toBe(true);
        const speech = (words: string): string[] => words.match(/“[^“”"]*”/gu) ?? [];
        if (!evidence.includes('"'))
          for (const said of speech(point.text)) expect(evidence.replace(/\s+/gu, ' ')).toContain(said);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['openings', ['(', '“', '"', '«', '--', '—', ', who ', '/']],
  ['asides', [' (a', ') ', ' -- the ', ', which is ', ', however,', ' also', ' in a ']],
  ['names', ['Ann ', 'Lee', ', ', 'he ', 'in Holm ', 'The ', '.', ' ']],
  ['marks', ['.', '!', '?', '…', '”', '"', '’', '\n', '\n\n', ' ', '•']],
  ['letters', ['a', 'A', '-', '1', ' ', '.', '😀', '́', 'ا', '語']],
])('a hostile text of %s is read to its end', (_, units) => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('', '.', ' he said.', '”'),
      (pattern, end) => {
        const text = pattern.join('').repeat(2_500) + end;
        for (const { evidence } of keyPoints([article({ text })], { most: 5 }))
          for (const span of evidence) expect(span.text).toBe(text.slice(span.start, span.end));
      },
    ),
    { numRuns: 12 },
  );
});

describe('no point leans on a sentence that is not shown', () => {
  const opening =
    'The town of Lower Harrow closed its only bridge on Friday after divers found cracks in two piers.';
  test.each([
    'He asked the board for 40 new lamps and two boats before the bridge is opened.',
    'Two days later, she found cracks in the bridge and in both of its piers.',
    'Repairs of the bridge cost far too much, he added.',
    'That bridge has cracks that the town of Lower Harrow knew of since 1990.',
    'In response, the town closed the bridge and its two piers on Friday.',
    'The 22-year-old closed the bridge for good after the divers found cracks.',
    'Some of them closed the bridge to the town after cracks in the piers.',
    'Like Upper Harrow, it closed the bridge and its two piers on Friday.',
    'During that time, the town closed the bridge and its two piers on Friday.',
  ])('%s', (sentence) => {
    expect(points(`${opening}\n\n${sentence}`)).toEqual([opening]);
  });

  test('one that follows what it leans on is shown with it', () => {
    const joined =
      'Ida Lund is an engineer from Oberau. She told Lower Harrow in 2019 that its only bridge had cracks in two piers.';
    expect(
      points(`${opening}\n\nNobody was hurt.\n\n${joined}`, 'Cracks in Lower Harrow bridge', 2),
    ).toContain(joined);
  });

  test.each([
    'After he left the town, Jan Holm told the divers of cracks in the bridge.',
    'Engineer Ida Lund said she told the town of the cracks in the bridge in 2019.',
    'There are no lorries on the bridge of Lower Harrow since the divers came.',
    'Two men of the town were hurt when a pier of the bridge gave way.',
  ])('one that names whom it tells of stands by itself: %s', (sentence) => {
    expect(points(`${opening}\n\n${sentence}`)).toContain(sentence);
  });
});

test.each([
  'Read more about the bridge of Lower Harrow and its divers in our series.',
  'Sign up for the bridge newsletter of Lower Harrow and its divers today.',
  'Here’s what the town of Lower Harrow has to know about its bridge.',
  'This story about the bridge of Lower Harrow has been updated.',
  'Jan Holm contributed to this report from the bridge of Lower Harrow.',
  'Divers walk along the bridge in Lower Harrow on Friday.',
  'A photo of the bridge of Lower Harrow and its divers from above.',
  'Ann Roe/Getty Images Divers look at the bridge of Lower Harrow.',
  'The town of Lower Harrow did not immediately respond to questions about its bridge.',
  '(The bridge of Lower Harrow was built by divers in 1911.)',
])('no point tells of the page or the picture: %s', (sentence) => {
  const opening = 'The town of Lower Harrow closed its only bridge on Friday after divers found cracks.';
  expect(points(`${opening}\n\n${sentence}`, 'Bridge in Lower Harrow closed')).toEqual([opening]);
});

test('a quote that has lost a mark is not told as what happened', () => {
  const opening = 'The town of Lower Harrow closed its only bridge on Friday after divers found cracks.';
  const text = `${opening}\n\nOf course I miss the bridge of Lower Harrow,” Ida Lund told the divers.`;
  expect(points(text)).toEqual([opening]);
});

test('the best three come first, further ones behind them, each group in the order of the article', () => {
  const text = [
    'The town of Lower Harrow closed its only bridge on Friday after divers found cracks in two piers.',
    'Buses to the station turn round at the mill.',
    'The bridge carried 8,000 cars a day, a third of them on their way to Upper Harrow.',
    'A ferry will run from Monday, every 20 minutes until ten at night.',
    'Repairs to both piers of the bridge are expected to cost 12 million crowns.',
  ].join('\n\n');
  const three = points(text, 'Lower Harrow closes its only bridge', 3);
  expect(points(text, 'Lower Harrow closes its only bridge', 5).slice(0, three.length)).toEqual(three);
});

test.each([
  ['Senators and Reps. Ann Roe and Jan Holm voted for the new bridge of Lower Harrow on Friday.', 1],
  ['A bridge builder, J.D. Holm, came to see the piers of Lower Harrow on Friday.', 1],
  ['The steel for the bridge comes from the U.S. It will be in Lower Harrow by Friday.', 2],
  ['The U.S. Army Corps of Engineers lent two boats to the town of Lower Harrow.', 1],
  ['The bridge opens at 9 a.m. The first to cross it will be the children of the school.', 2],
])('a point is a whole sentence: %s', (text, count) => {
  expect(sentences(text).length).toBe(count);
});
