/** /settings: time zone, number of stories, length, language. */
import type { ChatSettings } from '../../model.ts';
import { nextSlot } from '../../schedule/next-slot.ts';
import { actions } from '../actions.ts';
import type { Button, Reply } from '../blocks.ts';
import { type FullSettings, LENGTHS, MOST_STORIES } from '../chats.ts';
import { type Asked, type BotParts, type Handler, type Outcome, sayPrivately } from '../handler.ts';
import { LANGUAGES, languageOf, wordingOf } from '../language/languages.ts';
import type { Wording } from '../language/wording.ts';
import { parseChange, parseChanges } from './settings-words.ts';

export const settings: Handler = async (asked, parts) => {
  const { chat, wording } = asked;
  const words = asked.words.trim();
  if (words === '' || words.toLowerCase() === 'show')
    return { reply: settingsReply(await parts.chats.settings(chat), wording) };
  const changes = parseChanges(words.replace(/^set\s+/iu, ''), wording.settings, parts.now());
  return 'reply' in changes ? changes : await change(asked, parts, changes);
};

/** The form of the settings, filled in. */
export async function settingsForm(
  asked: Asked,
  parts: BotParts,
  values: Readonly<Record<string, string>>,
): Promise<Outcome> {
  let changes: Partial<ChatSettings> = {};
  for (const name of ['zone', 'stories', 'length', 'language'] as const) {
    const value = values[name]?.trim() ?? '';
    if (value === '') continue;
    const one = parseChange(name, value, asked.wording.settings, parts.now());
    if ('reply' in one) return one;
    changes = { ...changes, ...one };
  }
  return await change(asked, parts, changes, 'replaces');
}

/** Where a platform has no forms: what to type, and the languages as buttons. */
export function howToChange({ wording }: Asked): Outcome {
  const { reply } = sayPrivately(wording.settings.howToChange);
  const buttons = LANGUAGES.map((language): Button => ({
    label: wordingOf(language).name,
    action: actions.language(language),
  }));
  return { reply: { ...reply, buttons } };
}

/** One story more or fewer in each briefing, by so many. */
export async function addStories(asked: Asked, parts: BotParts, more: number): Promise<Outcome> {
  const { stories } = await parts.chats.settings(asked.chat);
  const wanted = Math.min(MOST_STORIES, Math.max(1, stories + more));
  return await change(asked, parts, { stories: wanted }, 'replaces');
}

export async function change(
  asked: Asked,
  { chats, subscriptions, now }: BotParts,
  changes: Partial<ChatSettings>,
  replaces?: 'replaces',
): Promise<Outcome> {
  const { chat, admin, wording } = asked;
  if (!(await admin())) return sayPrivately(wording.settings.onlyAdmins);
  const before = await chats.settings(chat);
  const after = await chats.change(chat, changes);
  const subscription = await subscriptions.get(await chats.home(chat));
  if (subscription && subscription.cadence.zone === before.zone && after.zone !== before.zone) {
    // A schedule in the chat's own zone moves with the chat.
    const cadence = { ...subscription.cadence, zone: after.zone };
    await subscriptions.set({ ...subscription, cadence, nextAt: nextSlot(cadence, now()) });
  }
  // Without one of its own, the chat is spoken to in the language of whoever speaks.
  const spoken = 'language' in changes ? wordingOf(after.language ?? languageOf(asked.locale)) : wording;
  return { reply: { ...settingsReply(after, spoken), ...(replaces && { replaces: true }) } };
}

function settingsReply(chosen: FullSettings, wording: Wording): Reply {
  const { zone, stories, length, language } = chosen;
  const words = wording.settings;
  const lines = [
    words.zone(zone),
    words.stories(stories),
    words.length(length),
    words.language(language && wordingOf(language).name),
    words.howToChange,
  ];
  return {
    ...sayPrivately(...lines).reply,
    language: wording.language,
    buttons: [
      changeButton(chosen, wording),
      ...LENGTHS.map((one) => ({
        label: one === length ? `✓ ${words.lengths[one]}` : words.lengths[one],
        action: actions.length(one),
      })),
      { label: wording.buttons.fewer, action: actions.fewerStories },
      { label: wording.buttons.moreStories, action: actions.moreStories },
    ],
  };
}

function changeButton({ zone, stories, length, language }: FullSettings, wording: Wording): Button {
  const { form } = wording.settings;
  return {
    label: wording.buttons.change,
    action: actions.change,
    form: {
      title: form.title,
      fields: [
        { name: 'zone', label: form.zone, value: zone },
        { name: 'stories', label: form.stories, value: String(stories) },
        { name: 'length', label: form.length, value: length },
        { name: 'language', label: form.language, value: language ?? '' },
      ],
    },
  };
}
