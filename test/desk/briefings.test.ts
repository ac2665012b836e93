/** Briefings over a real store: made once, and new when the news is. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import type { Article, Briefing, StoryBrief } from '../../src/model.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';
import { article } from '../articles.ts';

const NOW = '2026-11-24T12:00:00.000Z';
const DAM = article({
  id: 'dam',
  title: 'Engineers empty Harrow dam after crack is found',
  text: 'Engineers will lower the water behind Harrow dam after divers found a crack 12 metres long in its eastern wall, the authority said.',
  source: 'Courier',
  publishedAt: '2026-11-24T09:00:00Z',
});

let store: Store;
let desk: Desk;

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  desk = createDesk({ store, now: () => NOW });
});

const today = (to = NOW): Promise<Briefing> =>
  desk.briefing({
    from: '2026-11-23T12:00:00.000Z',
    to,
    settings: { follow: [], mute: [] },
    most: 6,
  });

const brief = async (id: string): Promise<StoryBrief | undefined> =>
  (await today()).stories.find((story) => story.id === id);

describe('a briefing asked for again', () => {
  test('has what came in, changed and went since', async () => {
    await desk.receive([DAM]);
    expect((await today()).stories.map(({ id }) => id)).toEqual(['dam']);
    const vote = article({
      id: 'vote',
      title: 'Meridia votes on its harbour',
      text: 'Voters in Meridia decide on Sunday whether the old harbour is filled in.',
      publishedAt: '2026-11-24T10:00:00Z',
    });
    await desk.receive([vote]);
    expect((await today()).stories.map(({ id }) => id).toSorted()).toEqual(['dam', 'vote']);
    await desk.receive([{ ...DAM, text: DAM.text.replace('12 metres', '14 metres') }]);
    expect((await brief('dam'))?.keyPoints[0]?.text).toContain('14 metres');
    await store.articles.remove(['dam']);
    expect((await today()).stories.map(({ id }) => id)).toEqual(['vote']);
  });

  test('has nothing from outside its window, to the second', async () => {
    await desk.receive([DAM]);
    expect((await today('2026-11-24T09:00:30.000Z')).stories).toHaveLength(1);
    expect((await today('2026-11-24T09:00:00.000Z')).stories).toHaveLength(0);
    expect((await today('2026-11-24T09:00:30.000Z')).stories).toHaveLength(1);
  });
});

describe('where to read on', () => {
  const linked = (links: Article['links']): Article => ({ ...DAM, links });
  const earlier = article({
    id: 'earlier',
    title: 'Divers to inspect Harrow dam for the first time in ten years',
    text: 'Divers go down to the foot of Harrow dam next week.',
    source: 'Ledger',
    url: 'https://ledger.example/divers',
    publishedAt: '2026-10-02T08:00:00Z',
  });

  test('a headline that a page only named leads to the stored article', async () => {
    await desk.receive([earlier]);
    await desk.receive([linked([{ title: 'Divers to inspect Harrow dam for the first time in ten…' }])]);
    expect((await brief('dam'))?.related).toContainEqual({
      kind: 'page',
      title: earlier.title,
      articleId: 'earlier',
      url: earlier.url,
      source: 'Ledger',
    });
  });

  test('an address leads to the article that it is, under its own headline', async () => {
    await desk.receive([earlier]);
    await desk.receive([linked([{ title: 'the inspection', url: 'https://ledger.example/divers' }])]);
    expect((await brief('dam'))?.related.map(({ title, articleId }) => [title, articleId])).toEqual([
      [earlier.title, 'earlier'],
    ]);
  });

  test('what the store does not hold stays as the page has it, and no address is made up', async () => {
    const links = [
      { title: 'Lake level at its lowest since records began' },
      { title: 'Another view', url: 'https://a.example/view' },
    ];
    await desk.receive([linked(links)]);
    expect((await brief('dam'))?.related).toEqual(
      links.map((link) => ({ ...link, source: 'Courier', kind: 'page' })),
    );
  });

  test("another article's headline at an address of its own is not taken for it", async () => {
    await desk.receive([earlier]);
    const link = { title: earlier.title, url: 'https://copycat.example/divers' };
    await desk.receive([linked([link])]);
    expect((await brief('dam'))?.related[0]).toEqual({ ...link, source: 'Courier', kind: 'page' });
  });
});

describe('two stories that turn out to be one', () => {
  const crash = (id: string, hour: number, title: string, text: string): Article =>
    article({ id, title, text, source: `Outlet ${id}`, publishedAt: `2026-11-24T0${hour}:00:00Z` });
  const early = crash(
    'early',
    1,
    'Freight train derails near Tolven',
    'A freight train left the rails near Tolven at four in the morning. Twelve wagons of grain lie beside the line.',
  );
  const other = crash(
    'other',
    2,
    'Coast line closed all day',
    'Passengers between Marrow and Skerry are taken by bus. Railway operator Norrail does not say when trains run again.',
  );
  const both = crash(
    'both',
    3,
    'Coast line closed all day after freight train derails near Tolven',
    'A freight train left the rails near Tolven at four in the morning and twelve wagons of grain lie beside the line. Passengers between Marrow and Skerry are taken by bus, and railway operator Norrail does not say when trains run again.',
  );

  test('are one from then on, and what was told of either is not told again', async () => {
    await desk.receive([early]);
    await desk.receive([other]);
    const before = await today();
    expect(before.stories).toHaveLength(2);
    await desk.receive([both]);
    const [story, ...more] = (await today()).stories;
    expect(more).toEqual([]);
    expect(story?.articles.map(({ id }) => id).toSorted()).toEqual(['both', 'early', 'other']);
    for (const { storyId } of before.stories) expect((await desk.story(storyId))?.storyId).toBeDefined();

    const told = new Map(
      before.stories.map(({ storyId, articles }) => [storyId, articles.map(({ id }) => id)]),
    );
    const next = await desk.briefing({
      from: '2026-11-23T12:00:00.000Z',
      to: NOW,
      settings: { follow: [], mute: [] },
      most: 6,
      told,
    });
    expect(next.stories.map(({ update, articles }) => [update, articles.map(({ id }) => id)])).toEqual([
      [true, ['both']],
    ]);
  });

  test('are one for another process too', async () => {
    const elsewhere = createDesk({ store, now: () => NOW });
    await desk.receive([early]);
    await elsewhere.receive([other]);
    await desk.receive([both]);
    await elsewhere.receive([
      { ...both, id: 'more', source: 'Outlet more', publishedAt: '2026-11-24T04:00:00Z' },
    ]);
    expect((await today()).stories.map(({ articles }) => articles.length)).toEqual([4]);
  });
});
