/** The bot behind every platform, over a real store in memory and the sample articles. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { CompletionRequest, Responder } from '../../src/bots/chat-adapter.ts';
import { commandSpecs } from '../../src/bots/commands.ts';
import type { Store } from '../../src/store/ports.ts';
import { openSampleBot, type SampleBot, storiesOf as stories, textOf } from './sample-bot.ts';

let store: Store;
let bot: Responder;
let say: SampleBot['say'];
let respond: SampleBot['respond'];

beforeEach(async () => {
  ({ store, bot, say, respond } = await openSampleBot());
});

describe('/digest', () => {
  test('briefs the stories of the last day, each with points, and counts them', async () => {
    const { reply } = await respond({ type: 'command', name: 'digest', args: '' });
    expect(reply.blocks[0]).toMatchObject({
      type: 'heading',
      text: expect.stringMatching(/· Monday 23 November$/u),
    });
    expect(stories(reply).map(({ number }) => number)).toEqual(
      [1, 2, 3, 4, 5].slice(0, stories(reply).length),
    );
    for (const { points } of stories(reply)) expect(points.length).toBeGreaterThan(0);
    expect(reply.blocks.at(-1)).toMatchObject({
      type: 'footer',
      text: expect.stringMatching(/^\d+ stories from \d+ articles by \d+ sources · newest 18:30$/u),
    });
    expect(reply.buttons?.map(({ label }) => label)).toContain('Settings');
    for (const { action } of reply.buttons ?? []) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
  });

  test('about a topic, or that there is nothing about it', async () => {
    expect(await say('/digest Sport')).toMatch(/Rovers/u);
    expect(await say('/digest world')).toMatch(/Kessel Dam/u);
    expect(await say('/digest volcano')).toBe('No new stories about volcano.\n');
  });

  test('goes on with "more" until nothing is left', async () => {
    await say('/settings stories 2');
    const first = await say('/digest');
    const second = await say('more');
    expect(second).toMatch(/^More stories/u);
    expect(second).toMatch(/^3 {2}/mu);
    expect(first).not.toBe(second);
    for (let count = 0; count < 8; count += 1) await say('more');
    expect(await say('more')).toMatch(/^No new stories/u);
  });

  test('leaves out what is muted and begins with what is followed', async () => {
    await say('/topics follow Health');
    await say('/topics mute Politics');
    const { reply } = await respond({ type: 'command', name: 'digest', args: '' });
    expect(stories(reply)[0]?.label).toBe('Health');
    expect(stories(reply).map(({ label }) => label)).not.toContain('Politics');
  });
});

describe('follow-ups', () => {
  test('a number tells the story; questions are then about it, and name their source', async () => {
    await say('/digest World');
    expect(await say('1')).toMatch(/Kessel Dam.*Ask about it/su);
    expect(await say('How long is the crack?')).toMatch(/crack.*(?:41\.5|38) metres|(?:41\.5|38) metres/su);
    expect(await say('How long is the crack?')).toMatch(
      /Northgate Wire|Meridian Dispatch|Sarn Valley Herald/u,
    );
    expect(await say('Who won the lottery in Norland?')).toMatch(/^The stored articles don't say/u);
    expect(await say('99')).toMatch(/no number 99/u);
  });

  test('"who said that?" is about the words just told', async () => {
    await say('What did Links say about a reason to empty the towns?');
    expect(await say('who said that?')).toMatch(/Dorothea Links/u);
  });

  test("two people in one group do not get in each other's way", async () => {
    await say('How much is the Brannock Prize worth?', { user: 'a' });
    await say('How many metres is the crack in the Kessel Dam?', { user: 'b' });
    expect(await say('and Tressel?', { user: 'a' })).toMatch(/Tressel/u);
  });

  test('a reply goes back to the message that it answers', async () => {
    const { id } = await respond({ type: 'command', name: 'digest', args: 'Sport' });
    await say('/digest World');
    const { reply } = await respond({ type: 'message', text: '1', repliedTo: id });
    expect(stories(reply)[0]?.label).toBe('Sport');
  });

  test('a button tells its story, an old or foreign one says so', async () => {
    const { reply, id } = await respond({ type: 'command', name: 'digest', args: '' });
    const [button] = reply.buttons ?? [];
    expect(
      stories((await respond({ type: 'button', action: button?.action ?? '', messageId: id })).reply),
    ).toHaveLength(1);
    expect(textOf((await respond({ type: 'button', action: 'story:gone' })).reply)).toMatch(
      /no longer stored/u,
    );
    expect(textOf((await respond({ type: 'button', action: 'x' })).reply)).toMatch(/\/help/u);
  });

  test('/ask with a story in brackets', async () => {
    await say('/digest');
    expect(await say('/ask [Kessel Dam joint report] How long is the crack?')).toMatch(/41\.5 metres/u);
    expect(await say('/ask')).toMatch(/What do you want to know/u);
  });
});

describe('/schedule', () => {
  test('sets, shows and ends', async () => {
    expect(await say('/schedule')).toMatch(/^No briefing is scheduled/u);
    const set = await say('/schedule 08:00 weekdays Europe/Berlin World');
    expect(set).toMatch(/08:00 on weekdays, about World/u);
    expect(set).toMatch(/^Next briefing: Tuesday 24 November, 08:00 \(Europe\/Berlin\), in 12 hours$/mu);
    expect(await say('/schedule')).toBe(set);
    expect(await say('/schedule off')).toMatch(/No more scheduled briefings/u);
    expect(await store.subscriptions.count()).toBe(0);
  });

  test("a second replaces the first; the zone is the chat's unless said", async () => {
    await say('/settings zone Asia/Tokyo');
    await say('/schedule 08:00');
    expect(await say('/schedule 07:30 18:00')).toMatch(/07:30 and 18:00 every day.*\(Asia\/Tokyo\)/su);
    expect(await store.subscriptions.count()).toBe(1);
    expect(await say('/settings zone Europe/Berlin')).toMatch(/Europe\/Berlin/u);
    expect(await say('/schedule')).toMatch(/\(Europe\/Berlin\)/u);
  });

  test('what is wrong is said with the cure, and changes nothing', async () => {
    await say('/schedule 08:00');
    expect(await say('/schedule 25:99')).toMatch(/25:99.*for example/su);
    expect(await say('/schedule 08:00 Mars/Phobos')).toMatch(/Mars\/Phobos.*Europe\/Berlin/su);
    expect(await say('/schedule')).toMatch(/08:00 every day/u);
  });
});

describe('settings and topics', () => {
  test.each([
    ['/settings stories 0', /1 to 20/u],
    ['/settings stories 21', /1 to 20/u],
    ['/settings length huge', /short, medium or long/u],
    ['/settings zone Mars', /no time zone "Mars"/u],
    ['/settings colour blue', /no setting "colour"/u],
    ['/settings zone New York', /Time zone: America\/New_York/u],
    [
      '/settings zone Europe/Berlin stories 5 length short',
      /Europe\/Berlin\nStories in a briefing: 5\nLength: short/u,
    ],
    ['/topics', /everything.*World/su],
    ['/topics follow', /Which topic/u],
    ['/topics dance', /no "\/topics dance"/u],
  ])('%s', async (line, words) => {
    expect(await say(line)).toMatch(words);
  });

  test('topics are followed, muted, moved and cleared', async () => {
    await say('/topics follow Sport');
    expect(await say('/topics mute sport')).toBe('Muted, and left out of briefings: sport\n');
    await say('/topics follow World');
    expect(await say('/topics clear sport')).toBe('Followed, and first in briefings: World\n');
    expect(await say('/topics clear')).toMatch(/take in everything/u);
  });

  test.each(['/schedule 08:00', '/schedule off', '/topics follow X', '/topics clear', '/settings stories 3'])(
    'only admins may %s',
    async (line) => {
      expect(await say(line, { admin: false })).toBe('Only admins can change this.\n');
    },
  );

  test.each(['/schedule', '/topics', '/settings', '/digest', '/help'])('everybody may %s', async (line) => {
    expect(await say(line, { admin: false })).not.toMatch(/Only admins/u);
  });
});

describe('the rest', () => {
  test('/help names every command, and so does it without its slash', async () => {
    const help = await say('/help');
    for (const { name } of commandSpecs) expect(help).toContain(`/${name}`);
    expect(await say('help')).toBe(help);
  });

  test('an unknown command says so and names /help', async () => {
    expect(await say('/nonsense')).toBe('I know no command "/nonsense". /help says what I can do.\n');
  });

  test('/search finds articles by their words', async () => {
    expect(await say('/search seagrass meadow')).toMatch(/seagrass meadow twice the size/u);
    expect(await say('/search zeppelin')).toBe('No stored article holds "zeppelin".\n');
    expect(await say('/search')).toMatch(/Which words/u);
  });

  test.each([
    '',
    '   ',
    '😀',
    'x'.repeat(4_000),
    '"',
    'NEAR(a b) * -',
    '/',
    '//',
    '{}',
    '[2] ',
    '0',
    '../../etc/passwd',
  ])('%j gets an answer', async (text) => {
    expect((await say(text)).length).toBeGreaterThan(1);
  });

  test('completions of topics, stories and zones', async () => {
    const complete = (option: CompletionRequest['option'], typed: string): Promise<readonly string[]> =>
      bot.complete({ chat: 'telegram:1', user: { id: 'u' }, option, typed });
    expect(await complete('topic', 'wor')).toEqual(['World']);
    expect(await complete('zone', 'berl')).toEqual(['Europe/Berlin']);
    await say('/digest Sport');
    expect((await complete('story', 'rovers')).length).toBe(1);
  });

  test('a failure within is told, without its inside', async () => {
    await store.close();
    expect(await say('/digest')).toMatch(/^Something went wrong here/u);
  });
});
