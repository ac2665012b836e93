import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefArticle, briefStory } from '../../src/digest/brief.ts';
import { countStories } from '../../src/digest/briefing.ts';
import { rankStories } from '../../src/digest/ranking.ts';
import { createStoryAssigner } from '../../src/digest/stories.ts';
import { matchesTopic, topicsOf } from '../../src/digest/topics.ts';
import type { Article, StoredArticle, Story } from '../../src/model.ts';
import { article, stored } from '../articles.ts';

const DAM = [
  'Engineers will lower the water behind Harrow dam by a third after inspectors found a crack in its eastern wall, the water authority said on Saturday.',
  'The crack was seen on Thursday during a yearly inspection. “We are acting early because we can afford to,” director Marit Solheim told reporters.',
  'About 2,300 people live below the wall. They were told by text message on Friday evening and have not been asked to leave.',
  'Meanwhile, the mayor of Lower Harrow asked the authority for a public meeting in the school hall.',
  'Draining will begin on Monday and is expected to take nine days, Solheim said.',
].join('\n\n');
const dam = article({
  title: 'Harrow dam to be drained by a third after crack is found',
  section: 'Local',
  text: DAM,
  links: [{ title: 'How the dam was built' }],
});

describe('the brief of an article', () => {
  const brief = briefArticle(dam);

  test('tells what is new first, then numbers and what comes next', () => {
    const points = brief.keyPoints.map(({ text }) => text);
    expect(points[0]).toMatch(/^Engineers will lower the water/u);
    expect(points.join(' ')).toMatch(/2,300.*nine days/su);
    expect(points.length).toBeLessThanOrEqual(5);
  });

  test('every point stands in the article, sentence by sentence, less what only joined it to the one before', () => {
    for (const { text, evidence } of brief.keyPoints) {
      for (const span of evidence) expect(span.text).toBe(DAM.slice(span.start, span.end));
      const words = (line: string): string[] => line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const source = words(evidence.map((span) => span.text).join(' '));
      expect(words(text).every((word) => source.includes(word))).toBe(true);
      expect(text).toMatch(/^[\p{Lu}\d“].*[.!?”]$/su);
    }
    expect(brief.keyPoints.map(({ text }) => text)).toContain(
      'The mayor of Lower Harrow asked the authority for a public meeting in the school hall.',
    );
  });

  test.each([
    'HOLM (Wire) — ',
    'London (CNN) ',
    'Kyiv, Ukraine (CNN) ',
    '(Reuters) - ',
    'LISSEN, Nov 20 (Northgate) – ',
  ])('no point begins with the dateline %j', (dateline) => {
    const [point] = briefArticle(article({ text: `${dateline}${DAM}` })).keyPoints;
    expect(point?.text).toMatch(/^Engineers will lower/u);
  });

  test('no point begins with somebody whom it does not name', () => {
    for (const { text } of brief.keyPoints) expect(text).not.toMatch(/^(?:He|She|They|It)\b/u);
  });

  test('has its quotes and where to read on', () => {
    expect(brief.quotes).toMatchObject([
      { text: 'We are acting early because we can afford to', speaker: 'Marit Solheim', pull: true },
    ]);
    expect(brief.related).toEqual([{ title: 'How the dam was built', kind: 'page' }]);
  });
});

test.each([
  ['one sentence', 'The dam is closed until Friday, the water authority said.'],
  ['no sentence', 'dam wall water'],
  ['one long paragraph', 'The dam is closed until Friday. '.repeat(2_000)],
  ['capitals', 'THE DAM IS CLOSED UNTIL FRIDAY, THE AUTHORITY SAID. NOBODY WAS HURT IN THE TOWN.'],
  ['no quotes', 'The dam is closed. Its wall has a crack of nine metres. It will be drained from Monday.'],
  ['quotes only', '“We are open.” “We are closed.” “We will see what comes of it.”'],
  [
    'a live blog',
    Array.from(
      { length: 300 },
      (_, index) =>
        `${index % 24}:00\n\nUpdate ${index}: the water has fallen by ${index} centimetres since noon.`,
    ).join('\n\n'),
  ],
  [
    'a transcript',
    'HOST: What do you say to that?\n\nHOLT: Well, we will see what comes of it in March.\n\n'.repeat(60),
  ],
  ['a table', Array.from({ length: 20 }, (_, row) => `${row}\tTeam ${row}\t${row * 3}`).join('\n')],
  ['lyrics', 'Oh the river runs down\nDown to the sea\nLa la la\n\n'.repeat(20)],
  ['right-to-left text', 'قال الوزير إن السد سيغلق يوم الجمعة. لم يصب أحد بأذى في المدينة.'],
  ['astral characters', '👩‍👩‍👧 said hello 😀. “😀 yes it is a fine day for a walk 😀,” said Ann Lee 😀.'],
])('an article of %s is briefed', (_, text) => {
  const { keyPoints, quotes } = briefArticle(article({ text }));
  expect(keyPoints.length).toBeLessThanOrEqual(5);
  for (const { evidence } of keyPoints)
    for (const span of evidence) expect(span.text).toBe(text.slice(span.start, span.end));
  for (const quote of quotes) expect(quote.text).toBe(text.slice(quote.start, quote.end));
});

test.each([
  [
    'three short lines',
    'The council approved the plan.\n\nWork begins in March.\n\nIt will cost 4.1 million crowns.',
    ['The council approved the plan.', 'Work begins in March.'],
  ],
  [
    'quotes alone',
    '“We have waited for this bridge for sixty years and now it is here.”\n\n“Nobody will have to row any more.”',
    [
      '“We have waited for this bridge for sixty years and now it is here.”',
      '“Nobody will have to row any more.”',
    ],
  ],
])('an article of %s is told by its first sentences', (_, text, points) => {
  expect(briefArticle(article({ text })).keyPoints.map((point) => point.text)).toEqual(points);
});

test('any text is briefed with its own words, no point twice', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ maxLength: 60 }),
      (text, title) => {
        const { keyPoints } = briefArticle(article({ text, title }));
        for (const { evidence } of keyPoints)
          for (const span of evidence) expect(span.text).toBe(text.slice(span.start, span.end));
        expect(new Set(keyPoints.map((point) => point.text)).size).toBe(keyPoints.length);
      },
    ),
  );
});

const LEDGER = stored({
  title: 'Crack in Harrow dam: water level to fall by 11 metres',
  source: 'Ledger',
  publishedAt: '2026-11-21T10:40:00Z',
  text: 'The water level behind Harrow dam will be lowered by 11 metres from Monday after divers discovered a crack in the eastern wall, the water authority said on Saturday.',
});
const COURIER = stored({ ...dam, id: 'courier', source: 'Courier', publishedAt: '2026-11-21T09:14:00Z' });
const BANK = stored({
  title: 'Bank of Meridia cuts rates for first time in three years',
  source: 'Post',
  publishedAt: '2026-11-20T13:20:00Z',
  section: 'Business',
  text: 'The Bank of Meridia lowered its key interest rate by a quarter of a point to 4.25 per cent on Friday, its first cut since 2023.',
});

describe('stories', () => {
  const group = (articles: readonly StoredArticle[]): string[] => {
    const assigner = createStoryAssigner();
    return assigner.assign(articles).map(({ storyId }) => storyId);
  };

  test('two outlets on one event are one story; another event is another', () => {
    const [a, b, c] = group([COURIER, BANK, LEDGER]);
    expect(a).toBe(c);
    expect(a).not.toBe(b);
  });

  test('keep their identity: an article that comes later joins the known story', () => {
    const [storyId = ''] = group([COURIER]);
    const assigner = createStoryAssigner();
    assigner.learn([{ article: COURIER, storyId }]);
    expect(assigner.assign([LEDGER])[0]?.storyId).toBe(storyId);
  });

  test('the same headline over different news is another story', () => {
    const one = stored({
      title: 'Morning news',
      text: 'A ferry ran aground off Skerry Point in thick fog and all sixty passengers were brought ashore by two lifeboats.',
    });
    const other = stored({
      title: 'Morning news',
      text: 'The council voted to keep the swimming baths open for two years and to buy a new boiler from its reserves.',
    });
    expect(new Set(group([one, other])).size).toBe(2);
  });

  test('an old event is not taken up again', () => {
    expect(new Set(group([COURIER, { ...LEDGER, publishedAt: '2026-12-21T10:40:00Z' }])).size).toBe(2);
  });
});

describe('the brief of a story that two outlets tell', () => {
  const wire = stored({
    source: 'Wire',
    title: 'Bank of Norland cuts rate to 4.25 per cent',
    text: 'Norland’s central bank cut its main interest rate to 4.25 per cent on Friday, surprising most forecasters. The council was split by five votes to four.',
    links: [{ title: 'Builders in Norland wait for cheaper loans' }],
  });
  const paper = stored({
    source: 'Paper',
    title: 'National bank lowers key rate after a split vote',
    text: 'The National Bank of Norland lowered its key interest rate to 4.25% on Friday, its first cut in two years. Inflation slowed to 3.1% in October from 3.6% in September.',
    links: [
      { title: 'Bank of Norland cuts rate to 4.25 per' },
      { title: 'Builders in Norland wait for cheaper loans as permits fall' },
    ],
  });
  const brief = briefStory({ id: 's', articles: [wire, paper] }, []);

  test('says a fact once, in the words of one of them', () => {
    expect(brief.keyPoints.filter(({ text }) => text.includes('4.25'))).toHaveLength(1);
    expect(brief.keyPoints.map(({ text }) => text).join(' ')).toContain('3.1%');
  });

  test('names a headline once, even where a site has shortened it', () => {
    expect(brief.related.map(({ title }) => title).join('\n')).not.toMatch(/(Bank of|Builders).*\1/su);
  });
});

describe('a story that goes on', () => {
  const yesterday = stored({
    source: 'Wire',
    title: 'Ferry runs aground near Hestray',
    text: 'All 62 passengers of the ferry Saint Orla were brought ashore unhurt after she ran aground on the Tern Rocks near Hestray. The ferry left Port Ansel in thick fog.',
  });
  const today = stored({
    source: 'Paper',
    title: 'Hestray ferry is towed back to port',
    text: 'The ferry Saint Orla was towed back into Port Ansel before dawn by the tug Boldheart. All 62 passengers of the Saint Orla were brought ashore unhurt when she ran aground on the Tern Rocks. Divers found a dent six metres long on her port side.',
  });

  test('tells whoever knows its beginning only what is new', () => {
    const points = (told: readonly StoredArticle[]): string =>
      briefStory({ id: 's', articles: [today] }, [], told)
        .keyPoints.map(({ text }) => text)
        .join(' ');
    expect(points([])).toMatch(/towed back.*62 passengers.*dent/su);
    expect(points([yesterday])).toMatch(/towed back.*dent/su);
    expect(points([yesterday])).not.toContain('62 passengers');
  });
});

describe('outlets that differ', () => {
  const at = '2026-11-21T10:00:00Z';
  const tells = (source: string, text: string, publishedAt = at): StoredArticle =>
    stored({ source, text, publishedAt });
  const differ = (...articles: readonly [StoredArticle, ...StoredArticle[]]): string[][] =>
    (briefStory({ id: 's', articles }, []).differences ?? []).map(({ figures }) =>
      figures.map(({ text, source, articleId, start, end }) => {
        expect(articles.find(({ id }) => id === articleId)?.text.slice(start, end)).toBe(text);
        return `${source}: ${text}`;
      }),
    );
  const DISPATCH = tells(
    'Dispatch',
    'About 4,200 people in Lower Kessel and Auwyl were asked to pack, the government said.',
  );

  test('on a figure are both told, with whose it is', () => {
    const herald = tells('Herald', 'Some 3,800 people live below the dam in Lower Kessel and Auwyl.');
    expect(differ(DISPATCH, herald).flat().toSorted()).toEqual([
      'Dispatch: About 4,200 people in Lower Kessel',
      'Herald: Some 3,800 people live below',
    ]);
  });

  test('on a figure show as much of its clause as tells it', () => {
    const fire = tells('Dispatch', 'The Harrow forest fire covered 4,375 acres and was half contained.');
    const other = tells('Herald', 'The Harrow forest fire has burned at least 4,261 acres since it began.');
    expect(differ(fire, other).flat().toSorted()).toEqual([
      'Dispatch: forest fire covered 4,375 acres',
      'Herald: burned at least 4,261 acres',
    ]);
  });

  test.each([
    ['a rounded figure', tells('Herald', 'More than 4,000 people live in Lower Kessel and Auwyl.')],
    ['another thing', tells('Herald', 'Some 3,800 people came to the football match in Brenn.')],
    ['another unit', tells('Herald', 'Some 3,800 cows live in Lower Kessel and Auwyl.')],
    [
      'days later',
      tells('Herald', 'Some 3,800 people live in Lower Kessel and Auwyl.', '2026-11-24T10:00:00Z'),
    ],
    [
      'an outlet that tells both',
      tells(
        'Herald',
        'Some 3,800 people live in Lower Kessel and Auwyl. The government spoke of 4,200 people.',
      ),
    ],
    [
      'an outlet that tells both, far down',
      tells(
        'Herald',
        `Some 3,800 people live in Lower Kessel and Auwyl. ${'The wall was looked at again. '.repeat(14)}All in all 4,200 people are concerned.`,
      ),
    ],
    ['the same outlet', tells('Dispatch', 'Some 3,800 people live in Lower Kessel and Auwyl.')],
  ])('%s is no difference', (_, other) => {
    expect(differ(DISPATCH, other)).toEqual([]);
  });

  test.each([
    ['wind', 'with winds of 125 mph near Skerry Point', 'with winds of 110 mph near Skerry Point'],
    ['place', '150 miles southeast of Skerry Point', '105 miles south of Skerry Point'],
    ['distance', '90 kilometres off the coast of Skerry', '60 kilometres from the coast of Skerry'],
  ])('on the %s of a storm, measured at different hours, do not differ', (_, one, other) => {
    const storm = (words: string): string => `Hurricane Orla stood ${words}, the weather service said.`;
    expect(differ(tells('Dispatch', storm(one)), tells('Herald', storm(other)))).toEqual([]);
  });
});

describe('wire copy', () => {
  const WIRE = Array.from(
    { length: 12 },
    (_, index) =>
      `Paragraph ${index} of the agency tells how the reactor at Norvik was shut down after its pump number ${index} failed on Friday night.`,
  );
  const at = (hour: number): string => `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`;
  const wire = stored({
    source: 'Wire',
    title: 'Reactor shut down',
    text: WIRE.join('\n\n'),
    publishedAt: at(6),
  });
  const copy = stored({
    source: 'Paper',
    title: 'Norvik reactor is shut down',
    text: [...WIRE.slice(0, 9), 'Our own reporter is on her way to Norvik.'].join('\n\n'),
    publishedAt: at(9),
  });
  const own = stored({
    source: 'Herald',
    title: 'Pump failure stops Norvik reactor',
    text: 'A failed pump has stopped the reactor at Norvik. “Nobody was ever in danger,” said its head, Ida Lund. The plant stays off the grid until December, she told the Herald.',
    publishedAt: at(8),
  });
  const others = [1, 2, 3].map((number) =>
    stored({ ...copy, id: `copy${number}`, source: `Paper ${number}` }),
  );

  test('is marked with what it was taken from, counts as a source, and does not lead', () => {
    const brief = briefStory({ id: 's', articles: [copy, wire, own] }, []);
    const copies = brief.articles.map(({ source, copyOf }) => [source, copyOf]);
    expect(copies.toSorted()).toEqual([
      ['Herald', undefined],
      ['Paper', wire.id],
      ['Wire', undefined],
    ]);
    expect(brief.title).not.toBe(copy.title);
    const counts = countStories([brief]);
    expect(counts).toMatchObject({ articles: 3, sources: 3 });
  });

  test('weighs less than as many outlets that tell it in their own words', () => {
    const tellers = [1, 2, 3, 4].map((number) =>
      stored({ source: `Own ${number}`, text: `${number} `.repeat(200), publishedAt: at(9) }),
    );
    const story = (id: string, articles: readonly StoredArticle[]): Story => ({
      id,
      articles: articles as Story['articles'],
    });
    const ranked = rankStories([story('copied', [wire, ...others]), story('told', tellers)], {
      now: at(12),
      follow: [],
      mute: [],
      most: 9,
    });
    expect(ranked.map(({ id }) => id)).toEqual(['told', 'copied']);
  });
});

describe('a briefing', () => {
  const storyOf = (...articles: readonly [StoredArticle, ...StoredArticle[]]): Story => ({
    id: articles[0].id,
    articles,
  });
  const rank = (
    options: { readonly follow?: readonly string[]; readonly mute?: readonly string[] } = {},
  ): string[] =>
    rankStories([storyOf(BANK), storyOf(COURIER, LEDGER)], {
      now: '2026-11-21T12:00:00Z',
      follow: [],
      mute: [],
      most: 9,
      ...options,
    }).map(({ id }) => id);

  test('leads with what more outlets tell; what is followed comes first, what is muted not at all', () => {
    expect(rank()).toEqual(['courier', BANK.id]);
    expect(rank({ follow: ['business'] })).toEqual([BANK.id, 'courier']);
    expect(rank({ mute: ['dam'] })).toEqual([BANK.id]);
  });

  test('tells the stories with their articles and counts', () => {
    const stories = [storyOf(COURIER, LEDGER), storyOf(BANK)].map((story) => briefStory(story, []));
    expect(countStories(stories)).toEqual({
      stories: 2,
      articles: 3,
      sources: 3,
      newest: '2026-11-21T10:40:00Z',
    });
    expect(stories[0]?.articles.map(({ source }) => source).toSorted()).toEqual(['Courier', 'Ledger']);
    expect(stories[0]?.related).toContainEqual(expect.objectContaining({ kind: 'same-story' }));
  });
});

describe('topics', () => {
  test.each([
    ['Local', true],
    ['local', true],
    ['dams', true],
    ['Harrow dam', true],
    ['Meridia', false],
    ['', false],
  ])('%j', (topic, matches) => {
    expect(matchesTopic(dam, topic)).toBe(matches);
  });

  test('are the sections, then names that several headlines share', () => {
    const list: Article[] = [dam, article({ title: 'Rain fills Harrow lake', section: 'Local' }), BANK];
    expect(topicsOf(list).map(({ topic }) => topic)).toEqual(['Local', 'Business', 'Harrow']);
  });
});
