/** /privacy: what is kept, for how long, where it goes. */
import { LEDGER_DAYS } from '../../schedule/ledger.ts';
import { CONVERSATION_DAYS } from '../conversations.ts';
import { LEFT_DAYS } from '../forgetting.ts';
import type { Handler } from '../handler.ts';

export const privacy: Handler = async ({ wording }, { service: { rules } }) => {
  const { heading, lines, how } = wording.service.privacy;
  const facts = {
    conversation: CONVERSATION_DAYS,
    ledger: LEDGER_DAYS,
    left: LEFT_DAYS,
    modelHost: rules.modelHost,
    chatFeeds: rules.chatFeeds.allowed,
    database: rules.database ?? false,
  };
  return {
    reply: {
      blocks: [
        { type: 'heading', text: heading },
        { type: 'list', items: lines(facts) },
        { type: 'text', text: how },
      ],
      language: wording.language,
      private: true,
    },
  };
};
