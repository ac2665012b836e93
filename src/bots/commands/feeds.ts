/** /feeds: what a chat has read for itself, where the owner allows it. */
import type { Feed } from '../../model.ts';
import type { AddedFeed } from '../chat-feeds.ts';
import { type Asked, type BotParts, type Handler, type Outcome, sayPrivately } from '../handler.ts';
import type { ServiceWording } from '../language/service/wording.ts';

type Words = ServiceWording['feeds'];

export const feeds: Handler = async (asked, parts) => {
  const words = asked.wording.service.feeds;
  const { rules } = parts.service.feeds;
  const [verb = '', url = ''] = asked.words.trim().split(/\s+/u);
  const does = verb.toLowerCase();
  // What was added before it was forbidden can be taken out.
  if (!rules.allowed && does !== 'remove') return sayPrivately(words.notAllowed);
  if (does === '' || does === 'show') return await list(asked, parts);
  if (does !== 'add' && does !== 'remove') return sayPrivately(words.unknownVerb(verb));
  if (!(await asked.admin())) return sayPrivately(asked.wording.settings.onlyAdmins);
  if (url === '') return sayPrivately(words.which);
  if (does === 'remove') {
    const removed = await parts.service.feeds.remove(asked.chat, url);
    return sayPrivately(removed ? words.removed(url) : words.notYours(url));
  }
  const added = await parts.service.feeds.add(asked.chat, url);
  const isRead = added.type === 'added' || added.type === 'joined';
  return sayPrivately(tell(added, url, words), ...(isRead ? [words.shared] : []));
};

async function list({ chat, wording }: Asked, { service: { feeds: chatFeeds } }: BotParts): Promise<Outcome> {
  const words = wording.service.feeds;
  const own = await chatFeeds.of(chat);
  const { perChat } = chatFeeds.rules;
  if (own.length === 0) return sayPrivately(words.none(perChat), words.shared);
  return {
    reply: {
      blocks: [
        { type: 'text', text: words.own(own.length, perChat) },
        { type: 'list', items: own.map(nameOf) },
        { type: 'footer', text: words.shared },
      ],
      language: wording.language,
      private: true,
    },
  };
}

function tell(added: AddedFeed, typed: string, words: Words): string {
  switch (added.type) {
    case 'added':
    case 'joined':
    case 'known':
      return words[added.type](nameOf(added.feed));
    case 'no-address':
      return words.noAddress(typed);
    case 'private':
      return words.private;
    case 'no-feed':
      return words.noFeed(typed);
    case 'unreachable':
      return words.unreachable(typed);
    case 'too-many':
      return words.tooMany(added.most);
    case 'too-many-in-all':
      return words.tooManyInAll;
  }
}

function nameOf({ title, url }: Feed): string {
  return title === undefined ? url : `${title}, ${url}`;
}
