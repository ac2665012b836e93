/** What backing up and bringing back has to do, whatever the store keeps its data in. A bot runs all the while. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDesk } from '../../src/desk/desk.ts';
import type { Cadence, ChatId } from '../../src/model.ts';
import { createOutbox, type Send } from '../../src/schedule/outbox.ts';
import { createTicker } from '../../src/schedule/ticker.ts';
import { restoreBackup, saveBackup } from '../../src/store/backup-files.ts';
import type { Backups } from '../../src/store/backups.ts';
import { backupsOf, openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';
import { article } from '../articles.ts';

const MORNING = '2026-11-24T08:00:00.000Z';
const BACKED_UP = '2026-11-24T07:30:00.000Z';
const RESTORED = '2026-11-24T09:30:00.000Z';
const CHAT: ChatId = 'telegram:1';
const daily: Cadence = { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' };

export interface KindOfStore {
  readonly newUrl: () => Promise<string>;
  /** Makes the store at this url one of another schema version. */
  readonly setVersion: (url: string, change: number) => Promise<void>;
  /** The store at this url is no more. */
  readonly lose: (url: string) => Promise<void>;
  /** A backup of the other kind of store begins with this. */
  readonly other: string;
}

export function backupsContract(name: string, { newUrl, setVersion, lose, other }: KindOfStore): void {
  describe(`${name}: backups`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'brevier-backups-'));
    let url: string;
    let store: Store;
    let backups: Backups;
    let file: string;
    let now = BACKED_UP;
    let count = 0;

    beforeEach(async () => {
      count += 1;
      file = join(folder, `${count}.backup`);
      url = await newUrl();
      store = await openStore(url);
      backups = await backupsOf(url);
      now = BACKED_UP;
      await store.articles.put(
        [article({ id: 'old', title: 'Ferry sinks', text: 'A ferry sank.' })],
        BACKED_UP,
      );
      await store.subscriptions.set({ chat: CHAT, cadence: daily, nextAt: MORNING });
    });

    afterEach(() => store.close());

    const save = () => saveBackup(backups, file, { force: false });
    const restore = (from = file) => restoreBackup(backups, from, now);
    /** The minute's tick of a bot. */
    async function tick(send: Send): Promise<void> {
      const parts = {
        platforms: ['telegram'],
        subscriptions: store.subscriptions,
        deliveries: store.deliveries,
        now: () => now,
        logger: pino({ level: 'silent' }),
        lateMs: 24 * 3_600_000,
      };
      await createTicker({ ...parts, outbox: createOutbox({ ...parts, send }) }).tick();
    }

    test('bring everything back, to the store that is open', async () => {
      await store.keyValue('chats').set('telegram:1', { stories: 3 });
      expect(await save()).toMatchObject({ articles: 1, schedules: 1, bytes: expect.any(Number) });
      await store.articles.remove(['old']);
      await store.articles.put([article({ id: 'new', text: 'Zebras.' })], BACKED_UP);
      await store.keyValue('chats').set('telegram:1', { stories: 9 });
      await store.subscriptions.remove(CHAT);
      expect(await restore()).toMatchObject({ articles: 1, schedules: 1, knowsSent: true, restart: false });
      expect(await store.articles.get('old')).toMatchObject({ title: 'Ferry sinks' });
      expect(await store.articles.get('new')).toBeUndefined();
      for (const [word, found] of [
        ['ferry', 1],
        ['zebras', 0],
      ] as const)
        expect(await store.articles.search({ words: [word], match: 'all', limit: 5 })).toHaveLength(found);
      expect(await store.keyValue('chats').get('telegram:1')).toEqual({ stories: 3 });
      expect(await store.subscriptions.get(CHAT)).toMatchObject({ cadence: daily });
      await store.articles.put([article({ text: 'Giraffes.' })], BACKED_UP);
      expect((await store.articles.counts()).articles).toBe(2);
    });

    test('keep aside what was there, which can be brought back in its turn', async () => {
      await save();
      await store.articles.put([article({ id: 'new' })], BACKED_UP);
      const { keptAside = '' } = await restore();
      expect(existsSync(keptAside)).toBe(true);
      now = '2026-11-24T09:31:00.000Z';
      await restore(keptAside);
      expect(await store.articles.get('new')).toBeDefined();
    });

    test('are whole, whatever is written meanwhile', async () => {
      const many = Array.from({ length: 300 }, () => article({ text: 'word '.repeat(2_000) }));
      await store.articles.put(many, BACKED_UP);
      const saving = save();
      for (let index = 0; index < 50; index += 1) await store.articles.put([article()], BACKED_UP);
      const { articles } = await saving;
      expect(await restore()).toMatchObject({ articles });
    });

    test('can be compressed by their name, and are known whatever they are called', async () => {
      await save();
      for (const ending of ['.gz', '.zst']) {
        const packed = `${file}${ending}`;
        await saveBackup(backups, packed, { force: false });
        expect(readFileSync(packed).subarray(0, 2)).not.toEqual(readFileSync(file).subarray(0, 2));
        expect(await restore(packed)).toMatchObject({ articles: 1 });
      }
      writeFileSync(`${file}.bin`, gzipSync(readFileSync(file)));
      expect(await restore(`${file}.bin`)).toMatchObject({ articles: 1 });
    });

    test('a bot that runs tells of the restored articles, not of what it has in mind', async () => {
      const desk = createDesk({ store, now: () => now });
      const told = async (): Promise<string[]> => {
        const day = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };
        const { stories } = await desk.briefing({ ...day, settings: { follow: [], mute: [] }, most: 9 });
        return stories.map(({ title }) => title);
      };
      expect(await told()).toEqual(['Ferry sinks']);
      await save();
      await store.articles.remove(['old']);
      await desk.receive([article({ id: 'new', title: 'Dam opens', text: 'Water flows.' })]);
      expect(await told()).toEqual(['Dam opens']);
      const before = await store.articles.revision();
      await restore();
      expect(await told()).toEqual(['Ferry sinks']);
      expect(Number(await store.articles.revision())).toBeGreaterThan(Number(before));
      await desk.receive([article({ title: 'Bridge closes', text: 'Nobody crosses.' })]);
      expect((await told()).toSorted()).toEqual(['Bridge closes', 'Ferry sinks']);
    });

    describe('what was sent since', () => {
      test('is not sent again', async () => {
        await save();
        now = MORNING;
        const send = vi.fn<Send>(async () => ({ type: 'sent', messageIds: ['7'] }));
        await tick(send);
        await store.keyValue('told').set(CHAT, { stories: { s: ['old'] } });
        now = RESTORED;
        await restore();
        await tick(send);
        expect(send).toHaveBeenCalledTimes(1);
        expect(await store.deliveries.get(CHAT, MORNING)).toMatchObject({ state: 'sent', messageIds: ['7'] });
        expect(await store.subscriptions.get(CHAT)).toMatchObject({ nextAt: '2026-11-25T08:00:00.000Z' });
        expect(await store.keyValue('told').get(CHAT)).toEqual({ stories: { s: ['old'] } });
      });

      test('is marked by who was sending it', async () => {
        await save();
        now = MORNING;
        const send = vi.fn<Send>(async (_, keep) => {
          await restore();
          await keep({ messageIds: ['7'], content: '{}' });
          return { type: 'sent', messageIds: ['7', '8'] };
        });
        await tick(send);
        expect(await store.deliveries.get(CHAT, MORNING)).toMatchObject({
          state: 'sent',
          messageIds: ['7', '8'],
        });
        await tick(send);
        expect(send).toHaveBeenCalledTimes(1);
      });

      test('what is due and was not sent is sent', async () => {
        await save();
        now = RESTORED;
        await restore();
        const send = vi.fn<Send>(async () => ({ type: 'sent', messageIds: ['7'] }));
        await tick(send);
        expect(send).toHaveBeenCalledTimes(1);
      });

      test('where nobody knows what was sent, what was due is left out, and the schedule goes on', async () => {
        now = MORNING;
        await store.deliveries.open([{ chat: 'telegram:2', slot: MORNING }]);
        await save();
        await store.close();
        await lose(url);
        now = RESTORED;
        const moved = await restore();
        expect(moved).toMatchObject({ articles: 1, knowsSent: false });
        expect(moved).not.toHaveProperty('keptAside');
        store = await openStore(url);
        const send = vi.fn<Send>(async () => ({ type: 'sent', messageIds: ['7'] }));
        await tick(send);
        expect(send).not.toHaveBeenCalled();
        expect(await store.subscriptions.get(CHAT)).toMatchObject({ nextAt: '2026-11-25T08:00:00.000Z' });
        now = '2026-11-25T08:00:00.000Z';
        await tick(send);
        expect(send.mock.calls.map(([{ slot }]) => slot)).toEqual([now]);
      });
    });

    describe('what is none is refused, and nothing is changed', () => {
      afterEach(async () => {
        expect(await store.articles.get('old')).toBeDefined();
      });

      test.each([
        ['not-brevier', 'plain words, longer than any file begins with, and then some more of them'],
        ['other-store', other],
        ['empty', ''],
        ['damaged', gzipSync('x'.repeat(1_000)).subarray(0, 15)],
      ])('%s', async (code, contents) => {
        writeFileSync(file, contents);
        await expect(restore()).rejects.toMatchObject({
          code: `backup-${code}`,
          message: expect.stringContaining(file),
        });
      });

      test('a missing file, and a folder', async () => {
        await expect(restore()).rejects.toMatchObject({ code: 'backup-missing' });
        await expect(restore(folder)).rejects.toMatchObject({ code: 'backup-not-a-file' });
      });

      test('a backup that was cut off', async () => {
        await store.articles.put(
          Array.from({ length: 50 }, () => article({ text: `${Math.random()} `.repeat(500) })),
          BACKED_UP,
        );
        await save();
        const whole = readFileSync(file);
        writeFileSync(file, whole.subarray(0, whole.length / 2));
        await expect(restore()).rejects.toMatchObject({ code: 'backup-damaged' });
      });

      test("a newer Brevier's", async () => {
        await setVersion(url, 1);
        await save();
        await setVersion(url, -1);
        await expect(restore()).rejects.toMatchObject({
          code: 'backup-newer',
          message: expect.stringContaining('update Brevier'),
        });
      });
    });

    test('are written to no file that is there already, unless that is wanted', async () => {
      writeFileSync(file, 'mine');
      await expect(save()).rejects.toMatchObject({ code: 'backup-exists' });
      expect(readFileSync(file, 'utf8')).toBe('mine');
      await saveBackup(backups, file, { force: true });
      expect(await restore()).toMatchObject({ articles: 1 });
    });

    test('need a store, and a folder to be written to', async () => {
      const nothing = await backupsOf(await newUrl());
      await expect(saveBackup(nothing, file, { force: false })).rejects.toMatchObject({
        code: 'store-missing',
      });
      const nowhere = join(folder, 'nowhere', 'x');
      await expect(saveBackup(backups, nowhere, { force: false })).rejects.toMatchObject({
        code: 'backup-folder',
      });
    });
  });
}
