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
