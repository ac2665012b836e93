/** Who may use the bot, and what those who run it can do from a chat. */
import { describe, expect, test } from 'vitest';
import type { ChatId } from '../../src/model.ts';
import { openSampleBot, type SampleBot, type Who } from './sample-bot.ts';
import { openRules } from './open-service.ts';

const SERVER = 'discord:server:77';

interface Rules {
  readonly allow?: readonly string[];
  readonly block?: readonly string[];
  readonly leave?: boolean;
}

interface Guarded extends SampleBot {
  readonly left: string[];
  /** What is answered; undefined where nothing is. */
  ask(who: Who, line?: string): Promise<string | undefined>;
}

async function open(access: Rules): Promise<Guarded> {
  const left: string[] = [];
  const sample = await openSampleBot({
    service: {
      rules: { admins: ['telegram:1', 'discord:1'], access: { ...openRules.access, ...access } },
      leave: async (id) => left.push(id) > 0,
    },
  });
  return {
    ...sample,
    left,
    ask: (who, line = 'Who resigned?') =>
      sample.say(line, who).catch((error: unknown) => {
        if (error instanceof Error && error.message === 'no reply') return undefined;
        throw error;
      }),
  };
}

const PRIVATE_BOT = /^Sorry, I am a private bot/u;

describe('an allow list', () => {
  test.each([
    ['telegram:456', { chat: 'telegram:456', user: '456' }],
    ['telegram:456', { chat: 'telegram:-100', user: '456' }],
    ['telegram:-100', { chat: 'telegram:-100', user: '9' }],
    ['telegram:-100', { chat: 'telegram:-100/7', user: '9', within: 'telegram:-100' }],
    ['discord:9', { chat: 'discord:5', user: '9', server: 'discord:server:3' }],
    [SERVER, { chat: 'discord:5', user: '9', server: SERVER }],
  ] as const)('%s lets %j in, and no other', async (id, who) => {
    const bot = await open({ allow: [id] });
    expect(await bot.ask(who)).not.toMatch(PRIVATE_BOT);
    const other = { chat: 'telegram:8', user: '8' } as const;
    expect(await bot.ask(other)).toMatch(PRIVATE_BOT);
    expect(await bot.ask(other)).toBeUndefined();
    expect(await bot.ask(other, '/digest')).toBeUndefined();
    expect(bot.left).toEqual([]);
  });

  test('who runs the bot and the terminal are let in anyway', async () => {
    const bot = await open({ allow: ['telegram:456'] });
    expect(await bot.ask({ chat: 'telegram:1', user: '1' })).not.toMatch(PRIVATE_BOT);
    expect(await bot.ask({ chat: 'terminal:local', user: 'local' })).not.toMatch(PRIVATE_BOT);
    // The same number on another platform is another person.
    expect(await bot.ask({ chat: 'discord:9', user: '456' })).toMatch(PRIVATE_BOT);
  });

  test('nobody else is given stories to share, or completions', async () => {
    const { bot } = await open({ allow: ['telegram:456'] });
    const [known, other] = (['telegram:456', 'telegram:8'] as const).map((chat: ChatId) => ({
      chat,
      user: { id: chat.slice('telegram:'.length) },
    }));
    if (!known || !other) return;
    expect(await bot.share({ user: known, typed: '', most: 3 })).toHaveLength(3);
    expect(await bot.share({ user: other, typed: '', most: 3 })).toEqual([]);
    expect(await bot.complete({ ...other, option: 'topic', typed: '' })).toEqual([]);
  });

  test.each([
    [{ chat: 'discord:5', user: '9', server: SERVER }, SERVER],
    [{ chat: 'telegram:-100/7', user: '9', within: 'telegram:-100' }, 'telegram:-100'],
    [{ chat: 'telegram:-100', user: '9' }, 'telegram:-100'],
  ] as const)('groups and servers are left where that is set: %j', async (who, id) => {
    const bot = await open({ allow: ['telegram:456'], leave: true });
    await bot.respond({ type: 'joined' }, who);
    expect(bot.left).toEqual([id]);
  });

  test('a private chat has nothing to be left', async () => {
    const bot = await open({ allow: ['telegram:456'], leave: true });
    expect(await bot.ask({ chat: 'telegram:8', user: '8' })).toMatch(PRIVATE_BOT);
    expect(bot.left).toEqual([]);
  });
});

describe('a block', () => {
  test.each([
    ['telegram:8', { chat: 'telegram:-100', user: '8' }, []],
    ['telegram:-100', { chat: 'telegram:-100', user: '9' }, ['telegram:-100']],
    ['telegram:-100', { chat: 'telegram:-100/7', user: '9', within: 'telegram:-100' }, ['telegram:-100']],
    [SERVER, { chat: 'discord:5', user: '9', server: SERVER }, [SERVER]],
  ] as const)('of %s is silence to %j', async (id, who, left) => {
    const bot = await open({ block: [id] });
    expect(await bot.ask(who)).toBeUndefined();
    expect(bot.left).toEqual(left);
    expect(await bot.ask({ chat: 'telegram:7', user: '7' })).toBeDefined();
  });
});

describe('/admin', () => {
  const owner: Who = { chat: 'telegram:1', user: '1' };
  const troll: Who = { chat: 'telegram:8', user: '8' };

  test('is unknown to all others, admins of a group too', async () => {
    const bot = await open({});
    for (const line of ['/admin list', '/admin block telegram:1'])
      expect(await bot.ask(troll, line)).toMatch(/^I know no command "\/admin"/u);
    expect(await bot.ask(troll, '/help')).not.toMatch(/admin/iu);
  });

  test('blocks at once and for good, and unblocks', async () => {
    const bot = await open({ block: ['telegram:5'] });
    expect(await bot.ask(troll)).toBeDefined();
    expect(await bot.ask(owner, '/admin list')).toMatch(/telegram:5, by the configuration/u);
    expect(await bot.ask(owner, '/admin block telegram:8')).toMatch(/^telegram:8 is blocked\./u);
    expect(await bot.ask(troll)).toBeUndefined();
    expect(await bot.ask(owner, '/admin list')).toMatch(/telegram:8, 2026-11-23, telegram:1/u);
    expect(await bot.store.keyValue('blocked').entries()).toHaveLength(1);
    expect(await bot.ask(owner, '/admin unblock telegram:8')).toMatch(/no longer blocked/u);
    expect(await bot.ask(troll)).toBeDefined();
    expect(await bot.ask(owner, '/admin unblock telegram:8')).toMatch(/^telegram:8 is not blocked/u);
    expect(await bot.ask(owner, '/admin unblock telegram:5')).toMatch(/by the configuration/u);
  });

  test('a blocked server is left; so is any other that is named', async () => {
    const bot = await open({});
    expect(await bot.ask(owner, `/admin block ${SERVER}`)).toMatch(/is blocked, and I have left it/u);
    expect(await bot.ask(owner, '/admin leave telegram:-100')).toBe('I have left telegram:-100.\n');
    expect(bot.left).toEqual([SERVER, 'telegram:-100']);
  });

  test.each([
    ['/admin', /^\/admin stats, \/admin block ID/u],
    ['/admin frobnicate', /^\/admin stats, \/admin block ID/u],
    ['/admin block', /^"" is no ID/u],
    ['/admin block @somebody', /^"@somebody" is no ID/u],
    ['/admin leave telegram:8', /^"telegram:8" is no ID/u],
    ['/admin block discord:1', /is an admin of mine/u],
    ['admin list', /^Nobody is blocked/u],
  ])('%s', async (line, answer) => {
    const bot = await open({});
    expect(await bot.ask(owner, line)).toMatch(answer);
  });

  test('its answers are for the owner alone', async () => {
    const bot = await open({});
    const { reply } = await bot.respond(
      { type: 'command', name: 'admin', args: 'list' },
      { ...owner, chat: 'telegram:-100' },
    );
    expect(reply).toMatchObject({ private: true, personal: expect.anything() });
  });

  test('who is blocked gets no more briefings in their private chat, once they speak', async () => {
    const bot = await open({});
    const direct = { chat: 'discord:4', user: '8' } as const;
    await bot.ask(direct, '/schedule 08:00');
    await bot.ask(owner, '/admin block discord:8');
    await bot.ask({ ...direct, chat: 'discord:5', server: SERVER });
    expect(await bot.store.subscriptions.count()).toBe(1);
    await bot.ask(direct);
    expect(await bot.store.subscriptions.count()).toBe(0);
  });

  test("what is forgotten is not the owner's note of a block", async () => {
    const bot = await open({});
    await bot.ask(owner, '/admin block telegram:8');
    await bot.parts.service.forgetting.forgetChat('telegram:8');
    await bot.parts.service.forgetting.forgetUser('telegram', '8');
    expect(await bot.ask(troll)).toBeUndefined();
  });
});
