/** Which articles tell one event: across outlets, in other words, in any order; and which only seem to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStoryAssigner, type StoryAssigner } from '../../src/digest/stories.ts';
import type { StoredArticle } from '../../src/model.ts';
import { stored } from '../articles.ts';

const told = (id: string, publishedAt: string, title: string, text: string): StoredArticle =>
  stored({ id, source: `Outlet ${id}`, publishedAt, title, text });

const QUAKE = [
  told(
    'quake1',
    '2026-11-20T04:10:00Z',
    'Earthquake shakes Ondava valley before dawn, at least eleven dead',
    'An earthquake of magnitude 6.1 struck the Ondava valley before dawn on Friday, killing at least eleven people and bringing down houses in Tarnica and Sobrance, the civil protection service said. Rescuers dug through rubble by hand in Tarnica, where the school had collapsed.',
  ),
  told(
    'quake2',
    '2026-11-20T06:40:00Z',
    'Rescuers dig by hand as school collapses in Tarnica tremor',
    'Rescue teams searched the rubble of a collapsed school in Tarnica after a tremor of magnitude 6.1 hit the Ondava valley early on Friday. The civil protection service put the number of dead at eleven. Houses in Sobrance lost their roofs.',
  ),
  told(
    'quake3',
    '2026-11-20T09:00:00Z',
    'Ondava valley: what we know about the quake',
    'Eleven people are known to have died in the quake that hit the Ondava valley on Friday morning. Tarnica was worst hit. Its school collapsed, houses in neighbouring Sobrance were damaged, and the civil protection service warned of more tremors.',
  ),
];
const OTHER_QUAKE = [
  told(
    'other1',
    '2026-11-20T05:30:00Z',
    'Earthquake shakes Lirios islands, at least four dead',
    'An earthquake of magnitude 5.8 struck the Lirios islands on Friday, killing at least four people and damaging the harbour of Porto Sel, the coast guard said. A hospital was evacuated and boats were thrown onto the quay.',
  ),
  told(
    'other2',
    '2026-11-20T08:15:00Z',
    'Porto Sel hospital evacuated after Lirios earthquake',
    'Patients were carried out of the hospital of Porto Sel after an earthquake of magnitude 5.8 hit the Lirios islands on Friday. Four people died, the coast guard said, and boats lay on the quay of the damaged harbour.',
  ),
];
const RATES = [
  told(
    'rates1',
    '2026-11-20T10:00:00Z',
    'Bank of Meridia cuts its key rate to 4.25 per cent',
    'The Bank of Meridia lowered its key interest rate by a quarter of a point to 4.25 per cent on Friday, its first cut since 2023. Governor Ilse Brandt said inflation had slowed faster than the council expected.',
  ),
  told(
    'rates2',
    '2026-11-20T11:20:00Z',
    'Cheaper loans ahead: Meridia’s central bank lowers rates',
    'Borrowers can hope for cheaper loans after the Bank of Meridia cut its key interest rate to 4.25 per cent on Friday. Inflation has slowed, governor Ilse Brandt said after the council’s first cut in three years.',
  ),
];
const FIXTURES = [
  told(
    'match1',
    '2026-11-18T22:00:00Z',
    'Rovers beat Castle Wharf on penalties',
    'Rovers beat Castle Wharf on penalties on Wednesday night to reach the quarter-finals of the cup. Goalkeeper Jon Aske saved twice in the shoot-out after Milo Varga had levelled in the last minute at Harbour Park.',
  ),
  told(
    'match2',
    '2026-11-21T17:00:00Z',
    'Rovers beaten at home by bottom side Elmgate',
    'Rovers lost 2-0 at home to Elmgate, who had not won since August, and dropped to ninth in the league. Tomas Reik scored both goals in the first half on Saturday and the crowd whistled at the final whistle.',
  ),
];
const EVERYTHING = [...QUAKE, ...OTHER_QUAKE, ...RATES, ...FIXTURES];

/** The ids of each story's articles, in order, after all that came. */
function storiesOf(
  batches: readonly (readonly StoredArticle[])[],
  assigner = createStoryAssigner(),
): string[] {
  const stories = new Map<string, string[]>();
  for (const batch of batches) {
    for (const [index, { storyId, absorbed }] of assigner.assign(batch).entries()) {
      stories.set(storyId, [...(stories.get(storyId) ?? []), batch[index]?.id ?? '']);
      for (const { storyId: gone, into } of absorbed) {
        stories.set(into, [...(stories.get(into) ?? []), ...(stories.get(gone) ?? [])]);
        stories.delete(gone);
      }
    }
  }
  return [...stories.values()].map((ids) => ids.toSorted().join(' ')).toSorted();
}

const RIGHT = ['match1', 'match2', 'other1 other2', 'quake1 quake2 quake3', 'rates1 rates2'];

describe('articles of one event', () => {
  test('are one story in their own words, and two events of a kind are two', () => {
    expect(storiesOf([EVERYTHING])).toEqual(RIGHT);
  });

  test('are the same story whatever the order they come in, together or one by one', () => {
    const orders = fc.shuffledSubarray(EVERYTHING, { minLength: EVERYTHING.length });
    fc.assert(
      fc.property(orders, fc.integer({ min: 1, max: EVERYTHING.length }), (order, size) => {
        const batches = Array.from({ length: Math.ceil(order.length / size) }, (_, index) =>
          order.slice(index * size, (index + 1) * size),
        );
        expect(storiesOf(batches)).toEqual(RIGHT);
      }),
      { numRuns: 60 },
    );
  });

  test('stay one story when half of what came in is about it', () => {
    const tellings = Array.from({ length: 40 }, (_, index) => ({
      ...(QUAKE[index % QUAKE.length] ?? stored()),
      id: `telling${index}`,
    }));
    const [largest] = storiesOf([[...tellings, ...OTHER_QUAKE, ...RATES, ...FIXTURES]]).toSorted(
      (a, b) => b.length - a.length,
    );
    expect(largest?.split(' ')).toHaveLength(40);
  });

  test('are joined by one that came alone before the others, and could not be known for theirs', () => {
    const first = told(
      'first',
      '2026-11-20T04:00:00Z',
      'Strong tremor felt in Tarnica and Sobrance',
      'People in Tarnica and Sobrance ran into the streets after a strong tremor on Friday morning. The school of Tarnica is said to have collapsed.',
    );
    expect(storiesOf([[first], [QUAKE[2] ?? first], QUAKE.slice(0, 2)])).toEqual([
      'first quake1 quake2 quake3',
    ]);
  });
});

describe('what was forgotten', () => {
  const remember = (): StoryAssigner => {
    const assigner = createStoryAssigner();
    assigner.assign(EVERYTHING);
    return assigner;
  };
  const later = QUAKE.map((one) => ({ ...one, id: `later-${one.id}`, publishedAt: '2026-12-20T09:00:00Z' }));

  test('is not taken up again', () => {
    const assigner = remember();
    assigner.forget(Date.parse('2026-12-10T00:00:00Z'));
    expect(storiesOf([later], assigner)).toEqual(['later-quake1 later-quake2 later-quake3']);
  });

  test('leaves the rest in mind', () => {
    const assigner = remember();
    assigner.forget(Date.parse('2026-11-19T00:00:00Z'));
    const [choice] = assigner.assign([{ ...(RATES[1] ?? stored()), id: 'more' }]);
    expect(choice?.storyId).toBe('s-rates1');
  });
});

describe('a page that tells the day’s news', () => {
  test.each([
    'Five things to know for Nov. 20: Ondava earthquake, interest rates, cup',
    'Rate cut, Ondava earthquake, Rovers: 5 things to know Friday',
    'Morning briefing: eleven dead in Ondava earthquake',
    'Friday’s news quiz: which bank cut its rates?',
    'Quiz of the week: 14 to 20 November',
    'The week in pictures',
    'Photos of the week: 14 to 20 November',
    'News in brief',
    'Nachrichten am Morgen: Erdbeben im Ondavatal',
    'L’essentiel de la semaine',
    'Las noticias del día: el terremoto de Ondava',
    'Le notizie del giorno: il terremoto di Ondava',
  ])('is part of no story: %s', (title) => {
    const page = { ...(QUAKE[0] ?? stored()), id: 'page', title };
    const assigner = createStoryAssigner();
    expect(storiesOf([[page], EVERYTHING], assigner)).toEqual([...RIGHT, 'page'].toSorted());
    expect(storiesOf([EVERYTHING, [page]])).toEqual([...RIGHT, 'page'].toSorted());
  });

  test.each([
    'Five things to know about the Ondava earthquake',
    'Ondava earthquake: what we know this week',
    'Earthquake: news from Tarnica',
    'Tarnica school in brief collapse',
    'Pictures of the day the school of Tarnica fell',
  ])('is told from a headline that only looks like one: %s', (title) => {
    const article = { ...(QUAKE[0] ?? stored()), id: 'quake0', title };
    expect(storiesOf([[article, ...EVERYTHING]])).toContain('quake0 quake1 quake2 quake3');
  });
});

test('whatever comes, every article has one story that lasts', () => {
  const anything = fc.record({
    title: fc.string({ unit: 'grapheme', maxLength: 40 }),
    text: fc.string({ unit: 'grapheme', maxLength: 200 }),
    day: fc.integer({ min: 1, max: 28 }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(anything, { maxLength: 5 }), { maxLength: 5 }), (batches) => {
      let count = 0;
      const articles = batches.map((batch) =>
        batch.map(({ title, text, day }) =>
          told(`x${(count += 1)}`, `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`, title, text),
        ),
      );
      const ids = storiesOf(articles).flatMap((story) => story.split(' '));
      expect(ids.toSorted()).toEqual(
        articles
          .flat()
          .map(({ id }) => id)
          .toSorted(),
      );
    }),
  );
});
