/** /feeds: feeds that a chat has read for itself. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { FoundFeed } from '../../src/bots/chat-feeds.ts';
import type { Feed } from '../../src/model.ts';
import { NOW, openSampleBot, type SampleBot, type Who } from './sample-bot.ts';

const feed = (url: string): Feed => ({
  url,
  configured: false,
  title: 'Coast News',
  dueAt: NOW,
  failures: 0,
});
const url = 'https://coast.example/feed.xml';
const other: Who = { chat: 'telegram:2', user: 'v' };
let sample: SampleBot;
let found: FoundFeed;
let looked: string[];

async function open(allowed: boolean): Promise<void> {
  looked = [];
  sample = await openSampleBot({
    service: {
      rules: { chatFeeds: { allowed, perChat: 2, inAll: 3 } },
      findFeed: async (typed) => {
        looked.push(typed);
        return found.type === 'feed' ? { type: 'feed', feed: feed(typed) } : found;
      },
    },
  });
}

beforeEach(async () => {
  found = { type: 'feed', feed: feed(url) };
  await open(true);
});

const urls = async (): Promise<string[]> => (await sample.store.feeds.list()).map((one) => one.url);

describe('/feeds', () => {
  test('adds, lists and removes, and says that all chats read them', async () => {
    expect(await sample.say('/feeds')).toMatch(/^This chat has added no feeds; it may have 2/u);
    const added = await sample.say(`/feeds add ${url}`);
    expect(added).toMatch(/^Added: Coast News, https:\/\/coast\.example.*every chat of this bot can read/su);
    expect(await sample.say(`/feeds add ${url}`)).toMatch(/has that feed already/u);
    expect(await sample.say('/feeds')).toMatch(/1 of 2:.*• Coast News, https:/su);
    expect(await urls()).toEqual([url]);
    expect(await sample.say(`/feeds remove ${url}`)).toMatch(/^Removed/u);
    expect(await sample.say(`/feeds remove ${url}`)).toMatch(/none of the feeds that this chat has added/u);
    expect(await urls()).toEqual([]);
  });

  test('a feed of two chats is read until neither wants it', async () => {
    await sample.say(`/feeds add ${url}`);
    expect(await sample.say(`/feeds add ${url}`, other)).toMatch(/It is read already/u);
    await sample.say(`/feeds remove ${url}`);
    expect(await urls()).toEqual([url]);
    await sample.parts.service.forgetting.forgetChat('telegram:2');
    expect(await urls()).toEqual([]);
  });

  test('a chat has so many and no more, and so have all together', async () => {
    await sample.say('/feeds add https://a.example/1');
    await sample.say('/feeds add https://a.example/2');
    expect(await sample.say('/feeds add https://a.example/3')).toMatch(/^This chat has its 2 feeds/u);
    await sample.say('/feeds add https://a.example/3', other);
    expect(await sample.say('/feeds add https://a.example/4', other)).toMatch(/^No more feeds can be added/u);
    // Nothing is fetched for who may have no more.
    expect(looked).not.toContain('https://a.example/4');
    expect(await urls()).toHaveLength(3);
  });

  test.each([
    [{ type: 'no-address' }, /^"https:.*" is no address/u],
    [{ type: 'private' }, /not on the public internet/u],
    [{ type: 'no-feed' }, /^There is no feed at https:/u],
    [{ type: 'unreachable', reason: 'x' }, /cannot be read now/u],
  ] as const)('what is no feed is not taken: %j', async (outcome, answer) => {
    found = outcome;
    expect(await sample.say(`/feeds add ${url}`)).toMatch(answer);
    expect(await urls()).toEqual([]);
  });

  test('only by admins; anybody may look', async () => {
    const member = { admin: false };
    expect(await sample.say(`/feeds add ${url}`, member)).toBe('Only admins can change this.\n');
    expect(await sample.say(`/feeds remove ${url}`, member)).toBe('Only admins can change this.\n');
    expect(await sample.say('/feeds', member)).toMatch(/^This chat has added no feeds/u);
    expect(looked).toEqual([]);
  });

  test.each([
    ['/feeds add', /^Which feed\?/u],
    ['/feeds poll', /^I know no "\/feeds poll"/u],
    ['feeds', /^This chat has added no feeds/u],
    ['/flux', /^This chat has added no feeds/u],
    ['feeds the hungry of Port Ansel', /^(?!This chat|I know no)/u],
  ])('%j', async (typed, answer) => {
    expect(await sample.say(typed)).toMatch(answer);
  });

  test('are refused in a sentence where the owner does not allow them, and not offered', async () => {
    await open(false);
    expect(await sample.say(`/feeds add ${url}`)).toMatch(/^Feeds are chosen by whoever runs this bot/u);
    expect(await sample.say('/feeds')).toMatch(/^Feeds are chosen by whoever runs this bot/u);
    expect(await sample.say('/help')).not.toMatch(/\/feeds/u);
    expect(looked).toEqual([]);
  });
});
