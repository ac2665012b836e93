/** The chat in the terminal: the contract of every adapter, with and without a screen, and its own ways. */
import { setImmediate as breathe } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Incoming, Responder } from '../../../src/bots/chat-adapter.ts';
import { renderText } from '../../../src/bots/terminal/render.ts';
import { createTerminalAdapter } from '../../../src/bots/terminal/terminal-adapter.ts';
import { type AdapterHarness, type SentMessage, testAdapter } from '../../contracts/adapter-contract.ts';
import { responder } from '../responder.ts';

const WIDTH = 60;

async function open(given: Responder): Promise<AdapterHarness> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: WIDTH });
  let written = '';
  let buttons: readonly string[] = [];
  let pending: SentMessage[] = [];
  let answered = 0;
  output.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const adapter = createTerminalAdapter({ input, output, interactive: false, colour: false });
  await adapter.start({
    ...given,
    async respond(incoming, send) {
      await given.respond(incoming, async (reply) => {
        buttons = (reply.buttons ?? []).map(({ label }) => label);
        return await send(reply);
      });
      await collect();
      answered += 1;
    },
  });

  async function collect(): Promise<void> {
    await breathe();
    if (written !== '') pending.push({ text: written, buttons });
    written = '';
    buttons = [];
  }

  async function say(line: string): Promise<void> {
    const before = answered;
    input.write(`${line}\n`);
    while (answered === before) await breathe();
  }

  return {
    adapter,
    chat: 'terminal:local',
    say,
    press: say,
    async sent() {
      await collect();
      const messages = pending;
      pending = [];
      return messages;
    },
    // No limit but that nothing may steer the terminal.
    faults: ({ text }) =>
      /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(text) ? ['it holds control characters'] : [],
    async stop() {
      input.end();
      await adapter.stop();
    },
  };
}

testAdapter({
  name: 'terminal',
  open,
  // Sequences that would steer it are no text.
  readable: stripVTControlCharacters,
  runs: 100,
});

describe('on a screen', () => {
  test('what a story is about stands beside its headline where there is room, else below it', () => {
    const story = {
      type: 'story',
      storyId: 's',
      number: 1,
      title: 'Ferry refloated after a night',
      label: 'Local',
      time: '08:30',
      points: [],
      quotes: [],
      readOn: [],
    } as const;
    const shown = (width: number): string => renderText({ blocks: [story] }, { colour: false, width });
    expect(shown(60)).toBe('1  Ferry refloated after a night  Local · 08:30\n');
    expect(shown(40)).toBe('1  Ferry refloated after a night\n   Local · 08:30\n');
  });

  test('what can be pressed is shown, and typing it presses it; a person is greeted in their language', async () => {
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), { columns: WIDTH });
    let written = '';
    output.on('data', (chunk: Buffer) => (written += chunk.toString()));
    const heard: Incoming[] = [];
    const terminal = createTerminalAdapter({
      input,
      output,
      interactive: true,
      colour: true,
      locale: 'de-DE',
    });
    await terminal.start(
      responder({
        async respond(incoming, send) {
          heard.push(incoming);
          await send({
            blocks: [
              {
                type: 'passage',
                text: 'It was said that the wall is sound.',
                title: 'Wall',
                mark: { start: 12, end: 34 },
              },
            ],
            buttons: [
              { label: '+ Sport', action: 'topic:Sport' },
              { label: 'More', action: 'more' },
            ],
          });
        },
      }),
    );
    input.end('hello\nsport\n[More]\nmore of it\n');
    await terminal.ended;
    await terminal.stop();
    expect(heard.map((one) => (one.type === 'button' ? one.action : one.type))).toEqual([
      'message',
      'topic:Sport',
      'more',
      'message',
    ]);
    expect(heard[0]?.locale).toBe('de-DE');
    expect(written).toContain('[+ Sport] [More]');
    expect(written).toContain('\u001b[1mthat the wall is sound\u001b[22m');
  });
});
