/** /export: what is kept of a chat, or of a person, as a file for who asks alone. */
import { platformOf } from '../access.ts';
import type { Export } from '../forgetting.ts';
import { type Asked, type Handler, type Outcome, sayPrivately } from '../handler.ts';

export const exportData: Handler = async (asked, { service: { forgetting } }) => {
  const { chat, user, admin, wording } = asked;
  const words = wording.service.exported;
  const what = asked.words.trim().toLowerCase();
  if (what === 'me') return handOver(await forgetting.exportUser(platformOf(chat), user), words.me, asked);
  if (!(await admin())) return sayPrivately(words.onlyAdmins);
  return handOver(await forgetting.exportChat(chat), words.chat, asked);
};

function handOver(data: Export, words: string, { wording }: Asked): Outcome {
  const { sent, unreachable } = wording.service.exported;
  return {
    reply: {
      ...sayPrivately(words).reply,
      language: wording.language,
      file: {
        name: `brevier-${data.of.replace(/[^a-z0-9]+/giu, '-')}.json`,
        type: 'application/json',
        text: `${JSON.stringify(data, undefined, 2)}\n`,
      },
      personal: { sent, unreachable },
    },
  };
}
