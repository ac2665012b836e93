/** Replies that come bit by bit. */
import { describe, expect, test } from 'vitest';
import type { ModelReply } from '../../servers/model-server.ts';
import { brief, pair, task } from './tasks.ts';

const json = JSON.stringify(brief);
const chunk = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
const events = { 'content-type': 'text/event-stream' };

describe('a stream', () => {
  test('is told as it comes, from where the value begins', async () => {
    await using one = await pair({ reply: () => `<think>Of {braces}</think>\n\`\`\`json\n${json}\n\`\`\`` });
    const told: string[] = [];
    const written = await one.model.write(task({ onText: (soFar) => void told.push(soFar) }));
    expect(written).toMatchObject({ type: 'written', value: brief });
    expect(told.length).toBeGreaterThan(5);
    for (const [index, soFar] of told.entries()) {
      expect(`${json}\n\`\`\``.startsWith(soFar)).toBe(true);
      expect(soFar.length).toBeGreaterThanOrEqual(told[index - 1]?.length ?? 0);
    }
  });

  test('ends with its usage where that is told, and with an estimate elsewhere', async () => {
    const onText = (): void => undefined;
    await using one = await pair({ reply: () => json });
    expect((await one.model.write(task({ onText }))).usage).toMatchObject({ calls: 1, inputTokens: 15 });
    await using other = await pair({ reply: () => json, refuses: ['stream_options'] });
    const { usage } = await other.model.write(task({ onText }));
    expect(usage).toMatchObject({ calls: 2, outputTokens: Math.ceil(json.length / 4) });
    expect(usage.inputTokens).toBeGreaterThan(50);
  });

  test.each<readonly [string, ModelReply]>([
    [
      'plain JSON',
      { body: JSON.stringify({ choices: [{ message: { content: json }, finish_reason: 'stop' }] }) },
    ],
    ['events of a wrong type', { headers: { 'content-type': 'text/plain' }, body: chunk(json, 'stop') }],
    ['no [DONE] and no reason', { headers: events, body: chunk(json) }],
    [
      'events of its own',
      { headers: events, body: `: ping\n\nevent: x\ndata: {"ping":1}\n\n${chunk(json, 'stop')}` },
    ],
  ])('may be answered with %s', async (_, reply) => {
    await using one = await pair({ reply: () => reply });
    const told: string[] = [];
    const written = await one.model.write(task({ onText: (soFar) => void told.push(soFar) }));
    expect(written).toMatchObject({ type: 'written', value: brief });
    expect(told).toEqual([json]);
  });

  test.each<readonly [string, ModelReply, string]>([
    ['it is cut off', { headers: events, body: chunk(json.slice(0, 40)) }, 'truncated'],
    ['it has no text', { headers: events, body: 'data: [DONE]\n\n' }, 'truncated'],
    ['its most tokens are reached', { headers: events, body: chunk(json, 'length') }, 'truncated'],
    [
      'an error comes',
      { headers: events, body: `${chunk('{')}data: {"error":{"message":"boom"}}\n\n` },
      'failed',
    ],
    [
      'an error comes by OpenRouter',
      {
        headers: events,
        body: `${chunk('{')}data: {"error":{"code":502,"message":"gone"},"choices":[]}\n\n`,
      },
      'unreachable',
    ],
    [
      'an error comes by vLLM',
      { headers: events, body: 'data: {"object":"error","message":"boom"}\n\n' },
      'failed',
    ],
    ['it is no JSON', { headers: events, body: 'data: {"cho\n\n' }, 'unreadable'],
    ['it declines', { content: '', refusal: 'No.' }, 'declined'],
    ['it is a web page', { headers: { 'content-type': 'text/html' }, body: '<html>Login' }, 'unreachable'],
    ['it breaks off each time', { content: json, after: 'break-off' }, 'unreachable'],
    ['it never ends', { headers: events, body: chunk('x').repeat(20_000) }, 'unreadable'],
  ])('is no value where %s', async (_, reply, reason) => {
    await using one = await pair({ reply: () => reply });
    expect(await one.model.write(task({ onText: () => undefined }))).toMatchObject({
      type: 'failed',
      reason,
    });
  });

  test('is asked for no more where it is refused', async () => {
    const body = '{"error":{"message":"stream is not supported"}}';
    await using one = await pair({
      reply: (request) => (request.body['stream'] === true ? { status: 400, body } : json),
    });
    expect(await one.model.write(task({ onText: () => undefined }))).toMatchObject({ type: 'written' });
    expect(await one.model.write(task({ onText: () => undefined }))).toMatchObject({ usage: { calls: 1 } });
  });
});
