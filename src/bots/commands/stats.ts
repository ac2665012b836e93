/** /stats: how the installation fares, for those who run it; to all others there is no such command. */
import { type Handler, sayPrivately } from '../handler.ts';
import { isOwner } from '../owner.ts';
import { statisticsLines } from '../statistics-lines.ts';

export const stats: Handler = async ({ chat, user, wording }, { service, statistics, now }) => {
  if (!isOwner(service.rules, { chat, user })) return sayPrivately(wording.talk.unknownCommand('stats'));
  const lines = statisticsLines(await statistics(), now());
  return {
    reply: {
      private: true,
      blocks: [{ type: 'list', items: lines.map(({ label, text }) => `${label}: ${text}`) }],
    },
  };
};
