/** What every chat adapter does, whatever its platform: one suite, run against each with a harness of its own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Button, Reply, ReplyFile } from '../../src/bots/blocks.ts';
import type { ChatAdapter, Incoming, Responder, ShowDraft } from '../../src/bots/chat-adapter.ts';
import type { ChatId } from '../../src/model.ts';
import { responder } from '../bots/responder.ts';

/** One message as it left. */
export interface SentMessage {
  /** What a person reads of it, without markup; signs that only keep markup from working may be left in. */
  readonly text: string;
  /** The labels of its buttons. */
  readonly buttons: readonly string[];
  /** What came with it; a platform without files shows their text. */
  readonly file?: { readonly name: string; readonly text: string } | undefined;
}

/** An adapter between two ends that a test holds. */
export interface AdapterHarness {
  readonly adapter: ChatAdapter;
  readonly chat: ChatId;
  /** The platform brings a person's words to the adapter, addressed to the bot; resolves when all is answered. */
  say(text: string): Promise<void>;
  /** A person presses the button of that label under the last message. */
  press(label: string): Promise<void>;
  /** What left since the last call, in order. */
  sent(): Promise<readonly SentMessage[]>;
  /** What is wrong with a message by the platform's own limits; nothing where all is well. */
  faults(message: SentMessage): readonly string[];
  stop(): Promise<void>;
}

export interface AdapterContract {
  readonly name: string;
  /** Starts an adapter with that responder. */
  readonly open: (responder: Responder) => Promise<AdapterHarness>;
  /** What of a text the platform can show at all; all of it unless said. */
  readonly readable?: (text: string) => string;
  /** How many random replies are sent; fewer where each of them takes its time. */
  readonly runs: number;
}

export function testAdapter({ name, open, runs, readable = (all) => all }: AdapterContract): void {
  async function withHarness(
    respond: (incoming: Incoming, draft: ShowDraft) => Reply | undefined,
    use: (harness: AdapterHarness, heard: readonly Incoming[], ids: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const heard: Incoming[] = [];
    const ids: string[] = [];
    const harness = await open(
      responder({
        async respond(incoming, send, draft = () => {}) {
          heard.push(incoming);
          const reply = respond(incoming, draft);
          if (reply) ids.push(...(await send(reply)));
        },
      }),
    );
    try {
      await use(harness, heard, ids);
    } finally {
      await harness.stop();
    }
  }

  describe(`the ${name} adapter`, () => {
    test('brings words and commands to the bot, and its replies to the chat, with the ids of their messages', async () => {
      await withHarness(
        (incoming) => text(incoming.type === 'command' ? `command ${incoming.name}` : 'heard you'),
        async ({ say, sent, chat }, heard, ids) => {
          await say('How long is the crack?');
          expect(heard).toEqual([
            expect.objectContaining({ type: 'message', text: 'How long is the crack?', chat }),
          ]);
          expect(await heard[0]?.admin()).toBe(true);
          expect((await sent()).map((one) => one.text.trim())).toEqual(['heard you']);
          expect(ids).toHaveLength(1);
          await say('/digest World');
          expect(heard[1]).toMatchObject({ type: 'command', name: 'digest', args: 'World' });
          expect((await sent()).map((one) => one.text.trim())).toEqual(['command digest']);
          expect(new Set(ids).size).toBe(2);
        },
      );
    });

    test('a pressed button comes back with its action and its message', async () => {
      await withHarness(
        (incoming) => (incoming.type === 'message' ? withButtons : text('pressed')),
        async ({ say, press, sent }, heard, ids) => {
          await say('buttons, please');
          const [message] = await sent();
          expect(message?.buttons).toEqual(withButtons.buttons?.map(({ label }) => label));
          await press('Timeline');
          expect(heard[1]).toMatchObject({ type: 'button', action: 'timeline:x', messageId: ids[0] });
          expect((await sent()).map((one) => one.text.trim())).toEqual(['pressed']);
        },
      );
    });

    test('is connected until it is stopped', async () => {
      const harness = await open(responder({}));
      expect(harness.adapter.isConnected()).toBe(true);
      await harness.stop();
      expect(harness.adapter.isConnected()).toBe(false);
    });

    test('hands over a file, to the letter, with the words that go with it', async () => {
      await withHarness(
        () => ({
          ...text('Here it is'),
          private: true,
          file,
          personal: { sent: 'sent', unreachable: 'not' },
        }),
        async ({ say, sent, faults }, _, ids) => {
          await say('/export');
          const messages = await sent();
          for (const message of messages) expect(faults(message)).toEqual([]);
          const all = messages.map((one) => one.text).join('\n');
          expect(all).toContain('Here it is');
          const handed = messages.find((one) => one.file)?.file ?? { name: file.name, text: all };
          expect(handed.name).toBe(file.name);
          expect(handed.text).toContain(file.text.trim());
          expect(new Set(ids).size).toBe(ids.length);
        },
      );
    });

    test('what is answered with nothing sends nothing', async () => {
      await withHarness(
        () => undefined,
        async ({ say, sent }) => {
          await say('hello');
          expect(await sent()).toEqual([]);
        },
      );
    });

    test('what is shown of an answer while it comes, whatever it is, gives way to the answer', async () => {
      const drafts: Reply[] = [];
      await withHarness(
        (_, draft) => {
          for (const sofar of drafts) draft(sofar);
          return text('The answer');
        },
        async ({ say, sent, faults }) => {
          await fc.assert(
            fc.asyncProperty(fc.array(hostileReply, { maxLength: 3 }), async (some) => {
              drafts.splice(0, Infinity, ...some);
              await say('What is it?');
              const messages = await sent();
              expect(messages.map((one) => one.text.trim())).toEqual(['The answer']);
              for (const message of messages) expect(faults(message)).toEqual([]);
            }),
            { numRuns: Math.min(runs, 8) },
          );
        },
      );
    });

    test('sends unasked, and says with which ids', async () => {
      await withHarness(
        () => undefined,
        async ({ adapter, chat, sent }) => {
          const outcome = await adapter.deliver(chat, text('Good morning'));
          expect(outcome).toMatchObject({ type: 'sent', messageIds: [expect.any(String)] });
          expect((await sent()).map((one) => one.text.trim())).toEqual(['Good morning']);
        },
      );
    });

    test('a long briefing is sent whole, in order, within the limits', async () => {
      await withHarness(
        () => undefined,
        async ({ adapter, chat, sent, faults }) => {
          const outcome = await adapter.deliver(chat, longBriefing);
          const messages = await sent();
          expect(outcome).toMatchObject({ type: 'sent' });
          for (const message of messages) expect(faults(message)).toEqual([]);
          const all = letters(messages.map((one) => one.text).join('\n'));
          let at = -1;
          for (const block of longBriefing.blocks)
            for (const words of wordsOf(block)) {
              const next = all.indexOf(letters(words), at);
              expect(next, words).toBeGreaterThanOrEqual(Math.max(at, 0));
              at = next;
            }
        },
      );
    });

    test('any text and title is read whole in messages within the limits', async () => {
      await withHarness(
        () => undefined,
        async ({ adapter, chat, sent, faults }) => {
          await fc.assert(
            fc.asyncProperty(hostileReply, async (reply) => {
              const outcome = await adapter.deliver(chat, reply);
              expect(outcome).toMatchObject({ type: 'sent' });
              const messages = await sent();
              for (const message of messages) expect(faults(message)).toEqual([]);
              const all = letters(messages.map((one) => one.text).join('\n'));
              for (const said of reply.blocks.flatMap(wordsOf))
                expect(all).toContain(letters(readable(said)));
            }),
            { numRuns: runs },
          );
        },
      );
    });
  });
}

function text(words: string): Reply {
  return { blocks: [{ type: 'text', text: words }] };
}

const button = (label: string, action: string): Button => ({ label, action });
const withButtons: Reply = {
  ...text('Choose'),
  buttons: [button('1', 'story:a'), button('2', 'story:b'), button('Timeline', 'timeline:x')],
};

const file: ReplyFile = {
  name: 'brevier-discord-1.json',
  type: 'application/json',
  text: `${JSON.stringify({ of: 'discord:1', kept: { told: ['“Ärger” & <b>', '👩‍👩‍👧 @everyone', '/start'] } }, undefined, 2)}\n`,
};

/** Twenty stories, each too long to stand with many others. */
const longBriefing: Reply = {
  blocks: [
    { type: 'heading', text: 'Morning briefing' },
    ...Array.from({ length: 20 }, (_, index): Block => {
      const said = `The council of town ${index} spoke for hours about its harbour wall. `;
      return {
        type: 'story',
        storyId: `s${index}`,
        number: index + 1,
        title: `Story ${index} of a long morning`,
        label: 'Local',
        points: [said.repeat(4), said.repeat(5), said.repeat(3)].map((point, at) => `${at} ${point.trim()}`),
        quotes: [
          {
            text: `Wall ${index} will stand`,
            speaker: `Mayor ${index}`,
            translation: `Mauer ${index} steht`,
          },
        ],
        readOn: [{ title: `Walls of the coast ${index}`, url: 'https://a.example/walls' }],
      };
    }),
    { type: 'footer', text: 'twenty stories and no more' },
  ],
};

/** What untrusted text is made of: names and marks that platforms act on, and letters that mislead the eye. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '@everyone @here <@1> <@&2> <#3> @name /start #tag $TAG',
    '<t:1> <:a:1> <a:b:2> <id:home>',
    '**b** __u__ _i_ ~~s~~ ||p|| `c` ```\nblock',
    '> quote\n>>> quotes\n# head\n-# small\n- list\n1. list',
    '[text](https://evil.example) <https://evil.example> https://evil.example/x www.evil.example me@evil.example',
    '<b><i>unclosed</b> </blockquote> <a href="https://evil.example">x</a> &amp; &lt; &#64;',
    '\u202eRight to left\u202c \u2066isolate\u2069 \u200f',
    'zero\u200bwidth\u200c\u200d\u2060\ufeff',
    '👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫🇷 1️⃣ e\u0301\u0301 ﷽',
    '\\ \\\\ \\* )]( "\' \0 \u0007 \u001b[31m',
    'ab '.repeat(700),
    'x'.repeat(5_000),
    '語'.repeat(3_000),
    '😀'.repeat(2_500),
    'A sentence of an article that goes on. '.repeat(1_600),
  ),
);
const words = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const hostileBlock: fc.Arbitrary<Block> = fc.oneof(
  words.map((said): Block => ({ type: 'text', text: said })),
  words.map((said): Block => ({ type: 'heading', text: said })),
  words.map((said): Block => ({ type: 'footer', text: said })),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((items): Block => ({ type: 'list', items })),
  fc
    .record({ title: words, origin: words })
    .map((one): Block => ({ type: 'source', url: 'https://a.example/x?a=1&b="2"(3)', ...one })),
  fc
    .record({ title: words, text: words, start: fc.nat(60), length: fc.nat(60) })
    .map(({ start, length, ...one }): Block => ({
      type: 'passage',
      mark: { start: Math.min(start, one.text.length), end: Math.min(start + length, one.text.length) },
      ...one,
    })),
  fc
    .record({
      title: words,
      label: words,
      point: words,
      quote: words,
      speaker: words,
      translation: words,
      read: words,
    })
    .map(({ title, label, point, quote, speaker, translation, read }): Block => ({
      type: 'story',
      storyId: 's',
      number: 1,
      title,
      url: 'https://a.example/_x_)y',
      label,
      points: [point],
      quotes: [{ text: quote, speaker, translation }],
      readOn: [{ title: read, url: 'javascript:alert(1)' }],
    })),
);
const hostileReply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(hostileBlock, { minLength: 1, maxLength: 5 }),
  buttons: fc.array(
    fc.record({ label: fc.constantFrom('1', '2', 'More', 'Ask'), action: fc.constant('story:x') }),
    { maxLength: 22 },
  ),
});

/** Letters and digits alone: marks may be escaped, and lines broken. */
function letters(said: string): string {
  return said.replace(/[^\p{L}\p{N}]/gu, '');
}

function wordsOf(block: Block): string[] {
  switch (block.type) {
    case 'story':
      return [
        block.title,
        ...block.points,
        ...block.quotes.flatMap((quote) => [quote.text, quote.speaker ?? '', quote.translation ?? '']),
        ...block.readOn.map(({ title }) => title),
      ];
    case 'passage':
      return [block.text, block.title];
    case 'source':
      return [block.title, block.origin ?? ''];
    case 'list':
      return [...block.items];
    default:
      return [block.text];
  }
}
