/** The outbox over a real store, with a clock of the test's own. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BrevierError, type Delivery, type Slot } from '../../src/model.ts';
import { createOutbox, type Outbox, type Send, type Sent } from '../../src/schedule/outbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { DeliveryStore, Store } from '../../src/store/ports.ts';

const SLOT: Slot = { chat: 'telegram:1', slot: '2026-11-24T08:00:00.000Z' };
const SENT: Sent = { type: 'sent', messageIds: ['1'] };
const HOUR_MS = 3_600_000;

let store: Store;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse(SLOT.slot), toFake: ['setInterval', 'clearInterval', 'Date'] });
  store = await openStore('sqlite::memory:');
  await store.deliveries.open([SLOT]);
});

afterEach(async () => {
  await store.close();
  vi.useRealTimers();
});

function newOutbox(send: Send, deliveries: DeliveryStore = store.deliveries): Outbox {
  return createOutbox({
    platforms: ['telegram'],
    subscriptions: store.subscriptions,
    deliveries,
    send,
    now: () => new Date().toISOString(),
    logger: pino({ level: 'silent' }),
    lateMs: 24 * HOUR_MS,
  });
}

/** Sends that last until they are told to end. */
function held() {
  const begun = Promise.withResolvers<Delivery>();
  const end = Promise.withResolvers<Sent>();
  const send = vi.fn<Send>((delivery) => {
    begun.resolve(delivery);
    return end.promise;
  });
  return { send, begun: begun.promise, end: end.resolve };
}

describe('a lease', () => {
  test('is kept by a sender that is slow but lives', async () => {
    const slow = held();
    const other = vi.fn<Send>(async () => SENT);
    const draining = newOutbox(slow.send).drain();
    await slow.begun;
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await vi.advanceTimersByTimeAsync(60_000);
      await newOutbox(other).drain();
    }
    slow.end(SENT);
    await draining;
    expect(other).not.toHaveBeenCalled();
    expect(await store.deliveries.get(SLOT.chat, SLOT.slot)).toMatchObject({ state: 'sent' });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('lapses within a minute after a crash, while the platform still knows what it has', async () => {
    await store.deliveries.claim('telegram', SLOT.slot, '2026-11-24T08:01:00Z', 1);
    const send = vi.fn<Send>(async () => SENT);
    await newOutbox(send).drain();
    expect(send).not.toHaveBeenCalled();
    vi.setSystemTime('2026-11-24T08:01:00Z');
    await newOutbox(send).drain();
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('that the store could not renew does not make this process send a second time', async () => {
    const slow = held();
    const renew = vi.fn(async () => Promise.reject(new Error('away')));
    const outbox = newOutbox(slow.send, { ...store.deliveries, renew });
    const draining = outbox.drain();
    await slow.begun;
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    const second = outbox.drain();
    slow.end(SENT);
    await Promise.all([draining, second]);
    expect(renew.mock.calls.length).toBeGreaterThan(5);
    expect(slow.send).toHaveBeenCalledTimes(1);
  });
});

describe('a process that slept through its lease, while another took over', () => {
  /** Its clock stands still: nothing is renewed; then it is a long time later. */
  const sleep = (): void => void vi.setSystemTime('2026-11-24T08:10:00Z');

  test('sends no further message of that briefing, and marks nothing', async () => {
    const messages: string[] = [];
    const [begun, awake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const send: Send = async (_, keep) => {
      messages.push('sleeper 1');
      await keep({ messageIds: ['1'], content: '{}' });
      messages.push('sleeper 2');
      begun.resolve();
      await awake.promise;
      await keep({ messageIds: ['1', '2'], content: '{}' });
      messages.push('sleeper 3');
      return { type: 'sent', messageIds: ['1', '2', '3'] };
    };
    const sleeping = newOutbox(send).drain();
    await begun.promise;
    sleep();
    const other = held();
    const taking = newOutbox(other.send).drain();
    expect(await other.begun).toMatchObject({ messageIds: ['1'] });
    awake.resolve();
    await sleeping;
    expect(messages).toEqual(['sleeper 1', 'sleeper 2']);
    expect(await store.deliveries.get(SLOT.chat, SLOT.slot)).toMatchObject({
      state: 'claimed',
      messageIds: ['1'],
    });
    other.end({ type: 'sent', messageIds: ['1', '5', '6'] });
    await taking;
    expect(await store.deliveries.get(SLOT.chat, SLOT.slot)).toMatchObject({
      state: 'sent',
      messageIds: ['1', '5', '6'],
    });
  });

  test('does not begin with what it had claimed before', async () => {
    const slots = Array.from({ length: 20 }, (_, chat): Slot => ({ ...SLOT, chat: `telegram:x${chat}` }));
    await store.deliveries.open(slots);
    const slow = held();
    const sleeping = newOutbox(slow.send).drain();
    await slow.begun;
    sleep();
    const send = vi.fn<Send>(async () => SENT);
    await newOutbox(send).drain();
    slow.end(SENT);
    await sleeping;
    const sent = [slow.send, send].map(({ mock }) => mock.calls.length);
    // Sixteen were being sent; what waited behind them is the other's alone.
    expect(sent).toEqual([16, 21]);
    expect(await store.deliveries.backlog()).toEqual({ open: 0 });
  });

  test('marks what it sent where nobody else has taken it', async () => {
    const slow = held();
    const sleeping = newOutbox(slow.send).drain();
    await slow.begun;
    sleep();
    slow.end(SENT);
    await sleeping;
    expect(await store.deliveries.get(SLOT.chat, SLOT.slot)).toMatchObject({ state: 'sent' });
  });
});

test('a delivery that takes long does not hold up what becomes due meanwhile', async () => {
  const slow = held();
  const outbox = newOutbox((delivery, keep) =>
    delivery.chat === SLOT.chat ? slow.send(delivery, keep) : Promise.resolve(SENT),
  );
  const draining = outbox.drain();
  await slow.begun;
  await vi.advanceTimersByTimeAsync(60_000);
  const later: Slot = { chat: 'telegram:2', slot: '2026-11-24T08:01:00.000Z' };
  await store.deliveries.open([later]);
  const second = outbox.drain();
  await vi.waitFor(async () =>
    expect(await store.deliveries.get(later.chat, later.slot)).toMatchObject({ state: 'sent' }),
  );
  slow.end(SENT);
  await Promise.all([draining, second]);
});

describe('while the store is away', () => {
  test.each([
    new Error('away'),
    new BrevierError('store-full', 'the disk is full'),
    new BrevierError('store-read-only', 'it cannot be written'),
    new BrevierError('store-disk', 'the disk failed'),
  ])('what was sent is marked later, and not sent again (%s)', async (error) => {
    const settle = vi.fn(store.deliveries.settle).mockRejectedValueOnce(error);
    const send = vi.fn<Send>(async () => SENT);
    const outbox = newOutbox(send, { ...store.deliveries, settle });
    await outbox.drain();
    vi.setSystemTime('2026-11-24T08:02:00Z');
    await outbox.drain();
    expect(send).toHaveBeenCalledTimes(1);
    expect(await store.deliveries.get(SLOT.chat, SLOT.slot)).toMatchObject({ state: 'sent' });
  });

  test('a briefing of several messages goes on', async () => {
    const progress = vi.fn(async () => Promise.reject(new Error('away')));
    const send: Send = async (_, keep) => {
      await keep({ messageIds: ['1'], content: '{}' });
      return { type: 'sent', messageIds: ['1', '2'] };
    };
    await newOutbox(send, { ...store.deliveries, progress }).drain();
    expect(await store.deliveries.get(SLOT.chat, SLOT.slot)).toMatchObject({ messageIds: ['1', '2'] });
  });
});
