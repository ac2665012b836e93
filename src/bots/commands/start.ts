/** First contact: what this is, topics to follow, a schedule in one press, and when the next briefing comes. */
import type { Cadence } from '../../model.ts';
import { zoneOfLocale } from '../../time-zones.ts';
import { actions } from '../actions.ts';
import type { Block, Button } from '../blocks.ts';
import { type Asked, type BotParts, type Handler, type Outcome, sayPrivately } from '../handler.ts';
import { rememberLanguage, scheduleLines, subscribe } from './schedule.ts';
import { showStory } from './story.ts';
import { offeredTopics, toggleTopic } from './topics.ts';

const MOST_TOPICS = 8;
const EXAMPLES = ['Europe/Berlin', 'America/New_York'];
const DEEP_LINK = /^(story|ask)_(.+)$/su;
const DAYS: Readonly<Record<'daily' | 'weekdays', Cadence['days']>> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
};

/** `/start`, also with what a link to the bot carries. */
export const start: Handler = async (asked, parts) => {
  const storyId = DEEP_LINK.exec(asked.words)?.[2];
  if (storyId !== undefined) return await showStory(asked, parts, storyId);
  return await welcome(asked, parts);
};

/** The chat was joined: from now on it is spoken to in the language of whoever added the bot. */
export async function joined(asked: Asked, parts: BotParts): Promise<Outcome> {
  await rememberLanguage(asked, parts);
  return await welcome(asked, parts);
}

async function welcome(asked: Asked, parts: BotParts): Promise<Outcome> {
  const { chat, wording } = asked;
  const { chats, subscriptions, now } = parts;
  const zone = await zoneFor(asked, parts);
  const current = await subscriptions.get(chat);
  const { follow } = await chats.settings(chat);
  const lines = current ? scheduleLines(current, { wording, zone, now: now() }) : [];
  const blocks: Block[] = [
    { type: 'heading', text: wording.welcome.helpHeading },
    ...lines.map((text) => ({ type: 'text', text }) as const),
    { type: 'list', items: wording.welcome.lines(zone, anotherThan(zone)) },
    { type: 'footer', text: wording.welcome.pickTopics },
  ];
  return {
    reply: {
      blocks,
      language: wording.language,
      buttons: [
        ...topicButtons(await offeredTopics(parts, MOST_TOPICS), follow),
        { label: wording.buttons.everyDay, action: actions.schedule('daily') },
        { label: wording.buttons.weekdays, action: actions.schedule('weekdays') },
      ],
    },
  };
}

/** For the example of how to change it. */
function anotherThan(zone: string): string {
  return EXAMPLES.find((one) => one !== zone) ?? 'UTC';
}

function topicButtons(topics: readonly string[], follow: readonly string[]): Button[] {
  return topics.flatMap((topic) => {
    const action = actions.topic(topic);
    const isFollowed = follow.some((one) => one.toLowerCase() === topic.toLowerCase());
    return action === undefined ? [] : [{ label: `${isFollowed ? '✓' : '+'} ${topic}`, action }];
  });
}

/** The topic is followed, or no longer; the welcome shows which are. */
export async function pressTopic(asked: Asked, parts: BotParts, topic: string): Promise<Outcome> {
  if (!(await asked.admin())) return sayPrivately(asked.wording.settings.onlyAdmins);
  await toggleTopic(asked, parts, topic);
  const { reply } = await welcome(asked, parts);
  return { reply: { ...reply, replaces: true } };
}

export async function pressSchedule(
  asked: Asked,
  parts: BotParts,
  days: keyof typeof DAYS,
): Promise<Outcome> {
  if (!(await asked.admin())) return sayPrivately(asked.wording.settings.onlyAdmins);
  const zone = await zoneFor(asked, parts);
  // What the user's region says is the chat's from now on; the configured zone may still be changed for all.
  if (zone !== parts.chats.defaults.zone) await parts.chats.change(asked.chat, { zone });
  await subscribe(asked, parts, { times: ['08:00'], days: DAYS[days], zone });
  const { reply } = await welcome(asked, parts);
  return { reply: { ...reply, replaces: true } };
}

/** The chat's own zone, else that of the user's region, else the configured one. */
async function zoneFor({ chat, locale }: Asked, { chats }: BotParts): Promise<string> {
  const own = await chats.own(chat);
  return own.zone ?? zoneOfLocale(locale) ?? chats.defaults.zone;
}
