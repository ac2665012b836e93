/** /admin: what those who run the bot can do from any chat. To all others there is no such command. */
import { placeOf, userOf } from '../access.ts';
import { type Asked, type BotParts, type Handler, type Outcome, sayPrivately } from '../handler.ts';
import { isOwner } from '../owner.ts';
import { stats } from './stats.ts';

export const admin: Handler = async (asked, parts) => {
  const { chat, user, wording } = asked;
  if (!isOwner(parts.service.rules, { chat, user }))
    return sayPrivately(wording.talk.unknownCommand('admin'));
  const { reply } = await act(asked, parts);
  const { sent, unreachable } = wording.service.exported;
  return { reply: { ...reply, personal: { sent, unreachable } } };
};

async function act(asked: Asked, parts: BotParts): Promise<Outcome> {
  const { chat, user, words, wording } = asked;
  const { service } = parts;
  const { access, leave, rules } = service;
  const said = wording.service.admin;
  const [verb = '', typed = ''] = words.trim().split(/\s+/u);
  const does = verb.toLowerCase();
  if (does === 'stats') return await stats(asked, parts);
  if (does === 'list') return await list(wording.service.admin, service);
  if (does !== 'block' && does !== 'unblock' && does !== 'leave') return sayPrivately(said.usage);
  const place = placeOf(typed);
  const id = place ?? userOf(typed);
  if (id === undefined || (does === 'leave' && place === undefined)) return sayPrivately(said.wrongId(typed));
  switch (does) {
    case 'leave':
      return sayPrivately((await leave(id)) ? said.left(id) : said.notIn(id));
    case 'block':
      if (rules.admins.includes(id)) return sayPrivately(said.isOwner(id));
      await access.block(id, `${chat.slice(0, chat.indexOf(':'))}:${user}`);
      return sayPrivately(
        place !== undefined && (await leave(id)) ? said.blockedAndLeft(id) : said.blocked(id),
      );
    case 'unblock':
      if (await access.unblock(id)) return sayPrivately(said.unblocked(id));
      return sayPrivately(rules.access.block.includes(id) ? said.configured(id) : said.notBlocked(id));
  }
}

async function list(
  said: Asked['wording']['service']['admin'],
  { access, rules }: BotParts['service'],
): Promise<Outcome> {
  const { configured, added } = await access.blocked();
  const { allow } = rules.access;
  const items = [
    ...configured.map((id) => said.inConfiguration(id)),
    ...added.map(({ id, at, by }) => `${id}, ${at.slice(0, 10)}, ${by}`),
  ];
  const allowed = allow.length > 0 ? [said.allowed(allow.join(', '))] : [];
  if (items.length === 0) return sayPrivately(said.noBlocks, ...allowed);
  return {
    reply: {
      blocks: [
        { type: 'text', text: said.blocks },
        { type: 'list', items },
        ...allowed.map((text) => ({ type: 'text', text }) as const),
      ],
      private: true,
    },
  };
}
