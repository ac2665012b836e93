/** The outbox over a real store, with a clock of the test's own. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Delivery, Slot } from '../../src/model.ts';
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
  test('what was sent is marked later, and not sent again', async () => {
    const settle = vi.fn(store.deliveries.settle).mockRejectedValueOnce(new Error('away'));
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
