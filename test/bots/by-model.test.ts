/** What a chat gets where a model may write, and what it gets where that one fails: the whole bot, with a model that a test plays. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDeliver } from '../../src/bots/deliver.ts';
import type { Reply } from '../../src/bots/blocks.ts';
import type { ChatAdapter } from '../../src/bots/chat-adapter.ts';
import { article } from '../articles.ts';
import { scriptedModel } from '../scripted-model.ts';
import { edit } from '../servers/model/editor.ts';
import { openSampleBot, type SampleBot, storiesOf, textOf } from './sample-bot.ts';

const DIGEST = { type: 'command', name: 'digest', args: '' } as const;
const CREDIT = 'Wording by small-model, checked against the articles';
const never = (): Promise<undefined> => new Promise(() => {});

const WEIR = article({
  id: 'weir',
  title: 'Weir at Ostrand holds after a night of rain',
  text: `The weir at Ostrand held on Monday after 90 millimetres of rain, and 200 people may go home.

"We watched every hinge of it until the morning," said Mira Vask, the chief engineer.

The river Lorn rose by 3 metres in the night. The school at Ostrand stays shut until Thursday.`,
  source: 'Ostrand Courier',
  url: 'https://ostrand-courier.example/weir',
  publishedAt: '2026-11-23T09:00:00Z',
});
const IN_GERMAN = {
  'Weir at Ostrand holds after a night of rain': 'Das Wehr bei Ostrand hält nach einer Nacht voller Regen',
  'The weir at Ostrand held on Monday after 90 millimetres of rain, and 200 people may go home.':
    'Das Wehr bei Ostrand hielt am Montag nach 90 Millimetern Regen, und 200 Menschen dürfen nach Hause.',
  'The river Lorn rose by 3 metres in the night.': 'Der Fluss Lorn stieg in der Nacht um 3 Meter.',
  'We watched every hinge of it until the morning': 'Wir haben jedes Scharnier bis zum Morgen beobachtet',
};

describe('a briefing', () => {
  test("is told in the model's words, which is said, and linked to its articles as before", async () => {
    const model = scriptedModel();
    const sample = await openSampleBot({ languageModel: model });
    const briefing = await sample.respond(DIGEST);
    const [ferry] = storiesOf(briefing.reply).filter(({ title }) => title.includes('Hestray'));
    expect(ferry?.title).toBe('The Hestray ferry Saint Orla was towed back into Port Ansel before dawn');
    expect(ferry?.points).toContain('Sixty-three passengers were taken off by lifeboat on Sunday morning.');
    expect(textOf(briefing.reply)).toContain(CREDIT);
    const prize = storiesOf(briefing.reply).find(({ url }) => url?.includes('tallypay'));
    expect(prize?.title).toMatch(/Tallypay/u);
  });

  test('is paid for by the chat, a call a story, and nothing the next time, in another chat, or after a restart', async () => {
    const model = scriptedModel();
    const sample = await openSampleBot({ languageModel: model });
    const briefing = await sample.respond(DIGEST);
    const shown = storiesOf(briefing.reply).length;
    expect(model.asked).toHaveLength(shown);
    const spent = await sample.store.spending.tokens('2026-11-23', 'telegram:1');
    expect(spent.chat).toBe(shown * 120);
    const elsewhere = await sample.respond(DIGEST, { chat: 'discord:5' });
    const again = await openSampleBot({ languageModel: model, store: sample.store });
    const after = await again.respond(DIGEST, { chat: 'discord:6' });
    expect(textOf(elsewhere.reply)).toBe(textOf(briefing.reply));
    expect(textOf(after.reply)).toBe(textOf(briefing.reply));
    expect(model.asked).toHaveLength(shown);
  });

  test('pages and More come out the same after a restart', async () => {
    const model = scriptedModel();
    const sample = await openSampleBot({ languageModel: model });
    await sample.say('/settings stories 2');
    const briefing = await sample.respond(DIGEST);
    const next = await sample.press('More', briefing);
    expect(textOf(next.reply)).toContain(CREDIT);
    expect(model.asked).toHaveLength(4);
    const again = await openSampleBot({ languageModel: model, store: sample.store });
    for (const { reply, id } of [briefing, next]) {
      const page = await again.respond({ type: 'button', action: 'page:1', messageId: id });
      expect(page.reply.blocks).toEqual(reply.blocks);
    }
    expect(model.asked).toHaveLength(4);
  });

  test("is in the articles' own words, and without credit, where no line of the model's holds", async () => {
    const plain = await openSampleBot();
    const raving = JSON.stringify({
      lines: [1, 2, 3, 4].map((draft) => ({
        draft,
        text: '@everyone <b>Free coins</b> at https://evil.example **now**',
        from: [1],
      })),
    });
    for (const reply of [(): string => raving, (): undefined => undefined]) {
      const sample = await openSampleBot({ languageModel: scriptedModel({ reply }) });
      const { reply: briefing } = await sample.respond(DIGEST);
      expect(textOf(briefing)).toBe(textOf((await plain.respond(DIGEST)).reply));
      expect(textOf(briefing)).not.toMatch(/small-model|evil/u);
    }
  });

  test('comes though what the model took can not be entered', async () => {
    const sample = await openSampleBot({ languageModel: scriptedModel() });
    vi.spyOn(sample.store.spending, 'add').mockRejectedValue(new Error('disk full'));
    expect(storiesOf((await sample.respond(DIGEST)).reply)).not.toHaveLength(0);
  });

  test('asks no more once the day of the chat is spent', async () => {
    const model = scriptedModel();
    const sample = await openSampleBot({ languageModel: model, limits: { all: 10_000, chat: 0 } });
    expect(textOf((await sample.respond(DIGEST)).reply)).not.toContain(CREDIT);
    expect(model.asked).toHaveLength(0);
  });
});

describe('in a chat of another language than the articles', () => {
  let sample: SampleBot;
  let model: ReturnType<typeof scriptedModel>;

  beforeEach(async () => {
    model = scriptedModel({ translations: IN_GERMAN });
    sample = await openSampleBot({ languageModel: model, articles: [WEIR] });
    await sample.say('/settings language de');
  });

  test('a briefing is translated, its quotes stay as they were said with their translation below', async () => {
    const { reply } = await sample.respond(DIGEST);
    expect(textOf(reply)).toMatch(
      /Das Wehr bei Ostrand hält.*\n.*weir\n.*90 Millimetern Regen.*\n.*um 3 Meter\.\n.*The school at Ostrand.*\n.*“We watched every hinge of it until the morning” — Mira Vask, chief engineer\n\s+Übersetzung: Wir haben jedes Scharnier/u,
    );
    expect(textOf(reply)).toMatch(/Übersetzung von small-model, an den Artikeln geprüft/u);
    expect(model.asked).toHaveLength(1);
  });

  test('its original is a press away, for the one who presses', async () => {
    const briefing = await sample.respond(DIGEST);
    const original = await sample.press('Original', briefing);
    expect(original.reply.private).toBe(true);
    expect(original.reply.replaces).not.toBe(true);
    expect(textOf(original.reply)).toMatch(/Weir at Ostrand holds.*The river Lorn rose by 3 metres/su);
    expect(textOf(original.reply)).not.toMatch(/Wehr|Übersetzung/u);
  });

  test('a story is translated too, with each of its sentences a press away', async () => {
    const story = await sample.press('1', await sample.respond(DIGEST));
    expect(textOf(story.reply)).toMatch(/Das Wehr bei Ostrand hält/u);
    const original = await sample.press('Original', story);
    expect(original.reply.private).toBe(true);
    expect(textOf(original.reply)).toMatch(
      /^Weir at Ostrand holds.*The weir at Ostrand held on Monday.*The river Lorn rose.*Ostrand Courier/su,
    );
    expect(model.asked).toHaveLength(1);
  });

  test('a story is found by the headline that was shown', async () => {
    await sample.respond(DIGEST);
    expect(await sample.say('mehr zum Wehr')).toMatch(/^1\s+Das Wehr bei Ostrand hält/u);
    expect(await sample.say('mehr zu ostrand')).toMatch(/^1\s+Das Wehr bei Ostrand hält/u);
  });

  describe('a question about a story', () => {
    const LINE = 'The river Lorn rose by 3 metres in the night.';
    const QUESTION = { type: 'message', text: 'Wie hoch stieg der Fluss?' } as const;
    /** The sentence itself, from wherever it stands among those that are given. */
    const answering = ({ instructions, material }: { instructions: string; material: string }): string => {
      if (!/reader's question/u.test(instructions)) return edit({ instructions, material }, IN_GERMAN);
      const number = Number(/^\[?(\d+)\D.*rose by 3 metres/mu.exec(material)?.[1] ?? 0);
      return JSON.stringify({ said: number > 0, lines: [{ text: LINE, from: [number] }] });
    };

    test('is answered in its language, with the sentence itself below', async () => {
      sample = await openSampleBot({ languageModel: scriptedModel({ reply: answering }), articles: [WEIR] });
      await sample.say('/settings language de');
      await sample.press('1', await sample.respond(DIGEST));
      const { reply, drafts } = await sample.respond(QUESTION);
      expect(reply.blocks[0]).toEqual({ type: 'text', text: IN_GERMAN[LINE] });
      expect(textOf(reply)).toMatch(/rose by 3 metres.*Ostrand Courier.*Übersetzung von small-model/su);
      // Not first in another language.
      expect(drafts).toEqual([]);
    });

    test.each([
      ['fails', () => undefined],
      ['does not hold', () => JSON.stringify({ lines: [{ text: 1, translation: 'Er stieg um 9 Meter.' }] })],
    ])('is answered as the article has it where its translation %s', async (_, translated) => {
      const reply = (request: { instructions: string; material: string }): string | undefined =>
        request.instructions.startsWith('You translate') ? translated() : answering(request);
      sample = await openSampleBot({ languageModel: scriptedModel({ reply }), articles: [WEIR] });
      await sample.say('/settings language de');
      await sample.press('1', await sample.respond(DIGEST));
      const answer = textOf((await sample.respond(QUESTION)).reply);
      expect(answer).toContain(LINE);
      expect(answer).not.toMatch(/9 Meter/u);
    });

    test('that the story does not answer is told so', async () => {
      sample = await openSampleBot({
        languageModel: scriptedModel({
          reply: (request) =>
            /reader's question/u.test(request.instructions)
              ? JSON.stringify({ said: false, lines: [] })
              : edit(request, IN_GERMAN),
        }),
        articles: [WEIR],
      });
      await sample.say('/settings language de');
      await sample.press('1', await sample.respond(DIGEST));
      expect(textOf((await sample.respond(QUESTION)).reply).trim()).toBe(
        'Das steht nicht in den gespeicherten Artikeln.',
      );
    });
  });

  test("without a language of the chat's own, nothing is translated", async () => {
    const { reply } = await sample.respond(DIGEST, { chat: 'discord:3', locale: 'de' });
    expect(textOf(reply)).not.toMatch(/Wehr/u);
  });
});

test("a story's own sentences are a press away where a model told it anew", async () => {
  const sample = await openSampleBot({ languageModel: scriptedModel() });
  const story = await sample.press('3', await sample.respond(DIGEST));
  expect(textOf(story.reply)).toContain(CREDIT);
  const { reply } = await sample.press('Original', story);
  expect(textOf(reply)).toMatch(
    /^Hestray ferry refloated.*before dawn on Monday, almost 23 hours after she ran.*The Island Lantern/su,
  );
});

describe('an answer', () => {
  const PRIZE = { type: 'message', text: 'Who won the Brannock prize?' } as const;

  test("is in the model's words with the sentences that it rests on, and is shown while it comes", async () => {
    const sample = await openSampleBot({ languageModel: scriptedModel() });
    const { reply, drafts } = await sample.respond(PRIZE);
    const said = 'The novelist Oona Tressel won the Brannock Prize on Friday night for “The Brine Ledger”.';
    expect(reply.blocks[0]).toEqual({ type: 'text', text: said });
    expect(textOf(reply)).toMatch(
      /the story of a harbour clerk.*The Evening Folio.*Wording by small-model/su,
    );
    expect(drafts.map((draft) => draft.blocks)).toEqual([[{ type: 'text', text: said }]]);
  });

  test('never shows a line that does not hold, not even for a moment', async () => {
    const lines = [
      { text: 'Oona Tressel won the Brannock Prize and 9 million crowns.', from: [1] },
      { text: 'See https://evil.example for more of Oona Tressel.', from: [1] },
    ];
    const reply = (): string => JSON.stringify({ said: true, lines });
    const plain = await openSampleBot();
    const sample = await openSampleBot({ languageModel: scriptedModel({ reply }) });
    const answer = await sample.respond(PRIZE);
    expect(answer.drafts).toEqual([]);
    expect(textOf(answer.reply)).toBe(textOf((await plain.respond(PRIZE)).reply));
  });

  test('where the model finds nothing said, that is the answer, with what comes nearest', async () => {
    const reply = (): string => JSON.stringify({ said: false, lines: [] });
    const sample = await openSampleBot({ languageModel: scriptedModel({ reply }) });
    expect(textOf((await sample.respond(PRIZE)).reply)).toMatch(/^The stored articles don't say/u);
  });

  test('to a follow-up takes two calls at most: of the story, and of all', async () => {
    const model = scriptedModel({
      reply: (request) =>
        request.material.includes('Question') ? JSON.stringify({ said: false, lines: [] }) : edit(request),
    });
    const sample = await openSampleBot({ languageModel: model });
    await sample.press('3', await sample.respond(DIGEST));
    const before = model.asked.length;
    await sample.say('How long is the crack in the dam?');
    expect(model.asked.length - before).toBeLessThanOrEqual(2);
  });
});

const WHO = { chat: 'telegram:1', user: { id: 'u' } } as const;

test('nothing else is asked of a model: completions, sharing, sources, quotes, names of stories, more on a story', async () => {
  const model = scriptedModel();
  const sample = await openSampleBot({ languageModel: model });
  const briefing = await sample.respond(DIGEST);
  await sample.press('3', briefing);
  const before = model.asked.length;
  await sample.bot.complete({ chat: 'telegram:1', user: { id: 'u' }, option: 'story', typed: '' });
  await sample.bot.share({ user: WHO, typed: 'ferry', most: 5 });
  await sample.bot.share({ user: WHO, typed: '', most: 5 });
  for (const words of [
    'quotes',
    'sources',
    'timeline',
    'summary',
    'background',
    "what's new",
    '/search ferry',
  ])
    await sample.say(words);
  await sample.press('3', briefing);
  expect(model.asked).toHaveLength(before);
});

describe('where the model hangs', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** The reply, which is there after so long. */
  async function takes(seconds: number, work: Promise<{ readonly reply: Reply }>): Promise<Reply> {
    let isThere = false;
    void work.then(() => (isThere = true));
    await vi.advanceTimersByTimeAsync(seconds * 1_000);
    await vi.waitFor(() => expect(isThere).toBe(true), { timeout: 10_000, interval: 5 });
    return (await work).reply;
  }

  test('a briefing comes after 15 seconds, an answer after 12, in the words of the articles', async () => {
    const sample = await openSampleBot({ languageModel: scriptedModel({ reply: never }) });
    const plain = await openSampleBot();
    const briefing = await takes(15, sample.respond(DIGEST));
    expect(textOf(briefing)).toBe(textOf((await plain.respond(DIGEST)).reply));
    await takes(12, sample.respond({ type: 'button', action: storyAction(briefing, 2) }));
    const question = { type: 'message', text: 'How long is the crack?' } as const;
    expect(textOf(await takes(12, sample.respond(question)))).toMatch(/metres/u);
  });

  test('pages of a briefing that came without it stay so, though it answered later', async () => {
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    const model = scriptedModel({ reply: async (request) => await opened.then(() => edit(request)) });
    const sample = await openSampleBot({ languageModel: model });
    const work = sample.respond(DIGEST);
    const reply = await takes(15, work);
    open();
    const { id } = await work;
    const page = await sample.respond({ type: 'button', action: 'page:1', messageId: id });
    expect(page.reply.blocks).toEqual(reply.blocks);
  });

  test('a scheduled briefing goes out after 15 seconds', async () => {
    const sample = await openSampleBot({ languageModel: scriptedModel({ reply: never }) });
    const work = deliver(sample, 'terminal:a').then((reply) => ({ reply }));
    expect(textOf(await takes(15, work))).toMatch(/Hestray ferry refloated/u);
  });
});

test('/help says what is by a model only where there is one', async () => {
  expect(await (await openSampleBot({ languageModel: scriptedModel() })).say('/help')).toMatch(
    /every quote is to the letter.*language model/su,
  );
  expect(await (await openSampleBot()).say('/help')).not.toMatch(/language model/u);
});

describe('a scheduled briefing', () => {
  test("is in the model's words, written once for all the chats that get the same, and no chat of them pays", async () => {
    const model = scriptedModel();
    const sample = await openSampleBot({ languageModel: model, limits: { all: Infinity, chat: 1 } });
    const first = await deliver(sample, 'terminal:a');
    const calls = model.asked.length;
    const second = await deliver(sample, 'terminal:b');
    expect(textOf(first)).toContain(CREDIT);
    expect(textOf(second)).toBe(textOf(first));
    expect(model.asked).toHaveLength(calls);
    expect(await sample.store.spending.tokens('2026-11-23', 'terminal:a')).toMatchObject({ chat: 0 });
  });
});

async function deliver({ parts }: SampleBot, chat: 'terminal:a' | 'terminal:b'): Promise<Reply> {
  const slot = '2026-11-23T19:00:00.000Z';
  await parts.subscriptions.set({
    chat,
    cadence: { times: ['19:00'], days: [1], zone: 'UTC' },
    nextAt: slot,
  });
  let sent: Reply | undefined;
  const adapter: ChatAdapter = {
    platform: 'terminal',
    isConnected: () => true,
    start: async () => {},
    stop: async () => {},
    async deliver(_, reply) {
      sent = reply;
      return { type: 'sent', messageIds: ['1'] };
    },
  };
  const send = createDeliver(parts, new Map([['terminal', adapter]]));
  await send({ chat, slot, state: 'claimed', messageIds: [] }, async () => {});
  if (!sent) throw new Error('nothing was sent');
  return sent;
}

function storyAction(reply: Reply, index: number): string {
  return `story:${storiesOf(reply)[index]?.storyId}`;
}
