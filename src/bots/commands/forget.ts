/** /forget: a chat's data, or a person's own, removed at once. */
import { platformOf } from '../access.ts';
import { actions } from '../actions.ts';
import type { Button } from '../blocks.ts';
import { type Asked, type BotParts, type Handler, type Outcome, sayPrivately } from '../handler.ts';

/** Only the chat's data is asked about: it cannot be made anew by asking again. */
export const forget: Handler = async (asked, parts) => {
  const words = asked.words.trim().toLowerCase();
  if (words === 'me') return await forgetMe(asked, parts);
  if (words !== '' && words !== 'chat') return sayPrivately(asked.wording.service.forget.which);
  return await confirm(asked);
};

async function confirm({ admin, wording }: Asked): Promise<Outcome> {
  const words = wording.service.forget;
  const mayAll = await admin();
  const buttons: Button[] = [
    ...(mayAll ? [{ label: words.chatButton, action: actions.forgetChat }] : []),
    { label: words.meButton, action: actions.forgetMe },
  ];
  const { reply } = sayPrivately(mayAll ? words.ask : words.askNot);
  return { reply: { ...reply, language: wording.language, buttons } };
}

/** The confirmation; whoever presses it must be an admin, though the question was put to another. */
export async function forgetChat(asked: Asked, { service }: BotParts): Promise<Outcome> {
  const { chat, admin, wording } = asked;
  if (!(await admin())) return await confirm(asked);
  await service.forgetting.forgetChat(chat);
  return { reply: { ...sayPrivately(wording.service.forget.done).reply, replaces: true } };
}

export async function forgetMe({ chat, user, wording }: Asked, { service }: BotParts): Promise<Outcome> {
  await service.forgetting.forgetUser(platformOf(chat), user);
  return sayPrivately(wording.service.forget.doneMe);
}
