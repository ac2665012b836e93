/** Time, repeats, rest and turns. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLanguageModel } from '../../../src/digest/language-model/openai-model.ts';
import type { ModelReply } from '../../servers/model-server.ts';
import { heldClock } from './clocks.ts';
import { brief, pair, task } from './tasks.ts';

const json = JSON.stringify(brief);

describe('time', () => {
  test.each<readonly [string, ModelReply]>([
    ['headers that never come', { hang: 'at-once' }],
    ['a body that never comes', { hang: 'after-headers' }],
    ['a body that stops half-way', { content: json, after: 'hang' }],
    ['a body that drips', { content: json, after: 'drip' }],
  ])('%s are given up', async (_, reply) => {
    const clock = heldClock();
    await using one = await pair({ reply: () => reply }, { clock, timeoutMs: 7000 });
    for (const onText of [undefined, () => undefined]) {
      const before = one.server.requests.length;
      const writing = one.model.write(task(onText && { onText }));
      await one.server.received(before + 1);
      clock.advance(7000);
      const written = await writing;
      expect(written).toMatchObject({
        reason: 'slow',
        says: expect.stringMatching(/^no whole reply from 127\.0\.0\.1:\d+ within 7 s$/u),
        usage: { calls: 1 },
      });
      // The endpoint reads what it was sent, and charges for it.
      expect(written.usage.inputTokens).toBeGreaterThan(50);
    }
  });

  test('the caller ends it at once, and before it begins', async () => {
    await using one = await pair({ reply: () => ({ hang: 'at-once' }) });
    const end = new AbortController();
    const writing = one.model.write(task({ signal: end.signal }));
    await one.server.received(1);
    end.abort();
    expect(await writing).toMatchObject({ reason: 'cancelled', usage: { calls: 1 } });
    expect(await one.model.write(task({ signal: end.signal }))).toMatchObject({
      reason: 'cancelled',
      usage: { calls: 0, inputTokens: 0 },
    });
  });

  test('a fetch that never settles is given up as well', async () => {
    const clock = heldClock();
    const asked = Promise.withResolvers<void>();
    function fetch(): Promise<Response> {
      asked.resolve();
      return new Promise(() => undefined);
    }
    const model = createLanguageModel({ name: 'm', timeoutMs: 1000, clock, fetch });
    const writing = model.write(task());
    await asked.promise;
    clock.advance(1000);
    expect(await writing).toMatchObject({ reason: 'slow' });
  });
});

test('a shape that JSON Schema cannot say is our fault, and is not sent', async () => {
  await using one = await pair();
  const shape = z.object({ at: z.date() });
  expect(await one.model.write({ ...task(), shape })).toMatchObject({
    reason: 'failed',
    usage: { calls: 0 },
  });
});

describe('repeats', () => {
  test.each([408, 409, 429, 500, 502, 503, 504, 529])('%i is tried twice more', async (status) => {
    await using one = await pair({ reply: (_, count) => (count < 2 ? { status } : json) });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 3 } });
    await using other = await pair({ reply: () => ({ status }) });
    expect(await other.model.write(task())).toMatchObject({ type: 'failed', usage: { calls: 3 } });
  });

  test.each([400, 401, 402, 403, 404, 413, 501])('%i is not', async (status) => {
    await using one = await pair({ reply: () => ({ status }) });
    expect(await one.model.write(task())).toMatchObject({ type: 'failed', usage: { calls: 1 } });
  });

  test('a connection that breaks off is', async () => {
    await using one = await pair({
      reply: (_, count) => ({ content: json, ...(count === 0 && { after: 'break-off' as const }) }),
    });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 2 } });
    expect(await one.model.write(task({ onText: () => undefined }))).toMatchObject({ type: 'written' });
  });

  test('after as long as the endpoint asks for', async () => {
    const clock = heldClock();
    await using one = await pair(
      { reply: (_, count) => (count === 0 ? { status: 429, headers: { 'retry-after': '20' } } : json) },
      { clock },
    );
    const writing = one.model.write(task());
    await clock.waitsWithin(20_000);
    clock.advance(19_999);
    expect(one.server.requests).toHaveLength(1);
    clock.advance(1);
    expect(await writing).toMatchObject({ type: 'written', usage: { calls: 2 } });
  });

  test.each([
    [{ 'retry-after': '3600' }, 3_600_000],
    [{ 'retry-after': new Date(1_000_000 + 300_000).toUTCString() }, 300_000],
    [{ 'retry-after-ms': '95000.5', 'retry-after': '1' }, 95_000.5],
  ])('no longer than there is time: %j', async (headers, retryAfterMs) => {
    const clock = heldClock();
    await using one = await pair(
      { reply: (_, count) => (count === 0 ? { status: 503, headers } : json) },
      { clock },
    );
    expect(await one.model.write(task())).toMatchObject({
      reason: 'busy',
      retryAfterMs,
      usage: { calls: 1 },
    });
    // And until then nothing is sent.
    clock.advance(retryAfterMs - 1000);
    expect(await one.model.write(task())).toMatchObject({
      reason: 'busy',
      says: expect.stringContaining('not asked again for 1 s'),
      retryAfterMs: 1000,
      usage: { calls: 0 },
    });
    clock.advance(1000);
    await one.model.write(task());
    expect(one.server.requests).toHaveLength(2);
  });
});

describe('rest', () => {
  test('an endpoint that is down is left alone, longer each time, and found again', async () => {
    const clock = heldClock();
    let down = true;
    const answer = (): Response =>
      Response.json({ choices: [{ message: { content: json }, finish_reason: 'stop' }] });
    let calls = 0;
    async function fetch(): Promise<Response> {
      calls += 1;
      if (down) throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' });
      return answer();
    }
    const model = createLanguageModel({
      name: 'm',
      baseUrl: 'http://127.0.0.1:1/v1',
      timeoutMs: 300,
      clock,
      fetch,
    });
    const unreachable = { reason: 'unreachable', says: expect.stringMatching(/cannot be reached/u) };
    for (let time = 0; time < 3; time += 1) expect(await model.write(task())).toMatchObject(unreachable);
    expect(calls).toBe(3);
    for (const rest of [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      clock.advance(rest - 1);
      expect(await model.write(task())).toMatchObject({
        ...unreachable,
        usage: { calls: 0 },
        retryAfterMs: 1,
      });
      clock.advance(1);
      const before = calls;
      // One finds out for all.
      const both = await Promise.all([model.write(task()), model.write(task())]);
      expect(both.map(({ usage }) => usage.calls)).toEqual([1, 0]);
      expect(calls).toBe(before + 1);
    }
    down = false;
    clock.advance(300_000);
    expect(await model.write(task())).toMatchObject({ type: 'written' });
    down = true;
    expect(await model.write(task())).toMatchObject({ ...unreachable, usage: { calls: 1 } });
  });

  test('what the model says, or who asks too much, is no reason for it', async () => {
    await using one = await pair({ reply: () => ({ content: null, refusal: 'No.' }) });
    for (let time = 0; time < 5; time += 1) {
      expect(await one.model.write(task())).toMatchObject({ reason: 'declined', usage: { calls: 1 } });
    }
  });
});

describe('turns', () => {
  test('four at a time; who waits may leave; a turn that never comes is no fault of the endpoint', async () => {
    const clock = heldClock();
    await using one = await pair({ reply: () => ({ hang: 'at-once' }) }, { clock, timeoutMs: 5000 });
    const end = new AbortController();
    const first = [1, 2, 3, 4].map(() => one.model.write(task({ signal: end.signal })));
    await one.server.received(4);
    const leaving = new AbortController();
    const left = one.model.write(task({ signal: leaving.signal }));
    leaving.abort();
    expect(await left).toMatchObject({ reason: 'cancelled', usage: { calls: 0 } });
    clock.advance(1000);
    const late = [1, 2, 3, 4, 5].map(() => one.model.write(task()));
    clock.advance(4000);
    await Promise.all(first);
    // Four of them have had their turn, and so little time of their own that they are given up as well.
    await one.server.received(8);
    clock.advance(1000);
    const reasons = (await Promise.all(late)).map((written) => written.type === 'failed' && written.reason);
    expect(reasons).toEqual(['slow', 'slow', 'slow', 'slow', 'busy']);
    expect(one.server.requests).toHaveLength(8);
  });
});
