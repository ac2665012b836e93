/** Whether a store of 100,000 articles is as quick as one of a thousand. */
import { createDesk } from '../src/desk/desk.ts';
import { openStore } from '../src/store/open-store.ts';
import { makeArticles, NOW } from './articles.ts';
import { type Table, time } from './table.ts';

const COUNT = 100_000;
const DAY = 2_000;
const DAY_MS = 24 * 3_600_000;
const EVERY_MS = DAY_MS / DAY;
const BATCH = 1_000;
/** For no longer than this, what came before is looked at when an article comes in. */
const REMEMBERED = 8 * DAY;

export async function benchLargeStore({ row }: Table): Promise<void> {
  const store = await openStore('sqlite::memory:');
  const desk = createDesk({ store, now: () => NOW });
  const add = (from: number): Promise<number> =>
    time(() => desk.receive(makeArticles(from, from + BATCH, EVERY_MS)), BATCH);
  // From the oldest to the newest, as they come in; the first thousand warm up what is compiled on the way.
  await add(COUNT - BATCH);
  const early = await add(COUNT - 2 * BATCH);
  for (let from = COUNT - 3 * BATCH; from >= REMEMBERED; from -= BATCH) {
    const batch = makeArticles(from, from + BATCH, EVERY_MS);
    await store.articles.put(batch, NOW);
    await store.stories.assign(batch.map(({ id }) => ({ articleId: id, storyId: id })));
  }
  for (let from = REMEMBERED - BATCH; from > 0; from -= BATCH) await add(from);
  row(`add an article to ${COUNT.toLocaleString('en')}`, await add(0), 'to 1,000', early);

  const brief = (agoMs: number): Promise<number> => {
    const [from, to] = [agoMs + DAY_MS, agoMs].map((ms) => new Date(Date.parse(NOW) - ms).toISOString());
    const request = { from: from ?? NOW, to: to ?? NOW, settings: { follow: [], mute: [] }, most: 6 };
    return time(() => desk.briefing(request));
  };
  // Of other days first, so that all is compiled; nothing of this one is known yet.
  for (const days of [4, 3, 2]) await brief(days * DAY_MS);
  const read = await time(() =>
    store.articles.between(new Date(Date.parse(NOW) - DAY_MS).toISOString(), NOW),
  );
  row('the briefing of a day of 2,000 articles', await brief(0), 'reading them', read);
  row('the same again', await brief(0), 'reading them', read);
  await store.close();
}
