/** Articles by what they say: vectors in the background, and what they find; without them all goes by words. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCandidates } from '../../src/desk/ask.ts';
import { createMeaning } from '../../src/desk/meaning/meaning.ts';
import { createEmbedder } from '../../src/digest/language-model/openai-embedder.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';
import { article } from '../articles.ts';
import { type ModelServer, startModelServer } from '../servers/model-server.ts';

const NOW = '2026-11-24T12:00:00.000Z';
let store: Store;
let server: ModelServer;

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  server = await startModelServer();
  const articles = Array.from({ length: 40 }, (_, at) =>
    article({ id: `n${at}`, text: `Other news ${at}.` }),
  );
  await store.articles.put([...articles, article({ id: 'dam', title: 'Harrow dam', text: 'Water.' })], NOW);
});

afterEach(async () => {
  await server.close();
  await store.close();
});

const open = (all = 1_000_000) =>
  createMeaning({
    embedder: createEmbedder({
      model: 'test-model',
      baseUrl: server.baseUrl,
      key: 'sk-test',
      timeoutMs: 5_000,
    }),
    store,
    limits: { all, chat: 1_000_000 },
    now: () => NOW,
  });

test('every article gets its vector once, and what that took is counted', async () => {
  const meaning = open();
  expect(await meaning.embedArticles()).toBe(41);
  const calls = server.requests.length;
  expect(await meaning.embedArticles()).toBe(0);
  expect(server.requests).toHaveLength(calls);
  expect(await store.spending.since('2026-11-24')).toMatchObject([{ kind: 'embedding', calls }]);
});

test('a question costs one call, and finds what its words do too', async () => {
  const meaning = open();
  await meaning.embedArticles();
  const calls = server.requests.length;
  const ask = () => findCandidates(store, { question: 'Harrow dam water?' }, NOW, meaning);
  expect((await ask())[0]?.id).toBe('dam');
  await ask();
  expect(server.requests).toHaveLength(calls + 1);
});

test('with the budget used up nothing is called, and the words do as if there were no vectors', async () => {
  const request = { question: 'Harrow dam water?' };
  const byWords = await findCandidates(store, request, NOW);
  const poor = open(0);
  expect(await poor.embedArticles()).toBe(0);
  expect(server.requests).toHaveLength(0);
  expect(await findCandidates(store, request, NOW, poor)).toEqual(byWords);
});

test('with the endpoint down nothing breaks', async () => {
  const meaning = open();
  await meaning.embedArticles();
  const request = { question: 'Harrow dam water?' };
  const byWords = await findCandidates(store, request, NOW);
  await server.close();
  expect(await findCandidates(store, request, NOW, meaning)).toEqual(byWords);
  server = await startModelServer();
});
