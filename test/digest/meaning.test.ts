/** Stories by what their articles say, beside their words. */
import { expect, test } from 'vitest';
import { createStoryAssigner } from '../../src/digest/stories.ts';
import { stored } from '../articles.ts';

const SIZE = 64;
/** The same numbers each time. */
function createRandom(): () => number {
  let state = 7;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648 - 0.5;
  };
}

const random = createRandom();
const direction = (): number[] => Array.from({ length: SIZE }, random);
function near(base: readonly number[]): Float32Array {
  const vector = base.map((value) => value + random() * 0.3);
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => value / length);
}

const place = (at: number): string =>
  `Place${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${'xyz'[Math.floor(at / 26)]}`;

/** A word that no other event has. */
const own = (at: number, ending: string): string => `${place(at).toLowerCase()}${ending}`;

/** Forty events, each told by three outlets in much the same words; then one told by two in words of their own. */
function open() {
  const assigner = createStoryAssigner();
  const events = Array.from({ length: 40 }, (_, at) => {
    const base = direction();
    const articles = [1, 2, 3].map((outlet) =>
      stored({
        title: `${own(at, 'kell')} ${own(at, 'moss')}`,
        text: `The ${own(at, 'kell')} of ${place(at)} ${own(at, 'moss')} ${own(at, 'wick')} and ${own(at, 'dorf')} ${own(at, 'ham')}.`,
        source: `Outlet ${outlet}`,
      }),
    );
    return { base, articles };
  });
  const told = [
    stored({
      title: 'Four hurt in night fire',
      text: 'A fire at the Harrow mill injured four workers on Tuesday night, its roof fell in, and an inquiry into the wiring has begun.',
    }),
    stored({
      title: 'Looms gutted by blaze',
      text: 'Flames gutted looms at the Harrow mill on Tuesday as crews led workers out with burns.',
    }),
  ] as const;
  const choose = (articles: readonly (typeof told)[number][]) =>
    assigner.assign(articles).map(({ storyId }) => storyId);
  const known = events.flatMap(({ base, articles }) =>
    choose(articles).map((storyId) => ({ storyId, vector: near(base) })),
  );
  const [fire = '', blaze = ''] = choose(told);
  return { assigner, known, fire, blaze };
}

test('two that words alone leave apart are one where their vectors say so too', () => {
  const { assigner, known, fire, blaze } = open();
  expect(fire).not.toBe(blaze);
  expect(assigner.meet(known)).toEqual([]);
  const event = direction();
  const absorbed = assigner.meet([
    { storyId: fire, vector: near(event) },
    { storyId: blaze, vector: near(event) },
  ]);
  expect(absorbed.map(({ storyId, into }) => [storyId, into].toSorted())).toEqual([[fire, blaze].toSorted()]);
});

test('vectors that are far from each other join nothing', () => {
  const { assigner, known, fire, blaze } = open();
  assigner.meet(known);
  expect(
    assigner.meet([
      { storyId: fire, vector: near(direction()) },
      { storyId: blaze, vector: near(direction()) },
    ]),
  ).toEqual([]);
});

test('vectors alone join nothing: two events of a kind are told in the same sense', () => {
  const { assigner, known } = open();
  const [one, other] = [known[0]?.storyId ?? '', known[30]?.storyId ?? ''];
  const event = direction();
  assigner.meet(known);
  const more = Array.from({ length: 20 }, () => near(event));
  expect(
    assigner.meet(
      more.flatMap((vector) => [
        { storyId: one, vector },
        { storyId: other, vector },
      ]),
    ),
  ).toEqual([]);
});

test('while too little is known of a model, its vectors say nothing', () => {
  const { assigner, fire, blaze } = open();
  const event = direction();
  expect(
    assigner.meet([
      { storyId: fire, vector: near(event) },
      { storyId: blaze, vector: near(event) },
    ]),
  ).toEqual([]);
});
