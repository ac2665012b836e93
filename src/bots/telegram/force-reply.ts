/** The reply line, opened for the words that a reply awaits. */
import type { ForceReply } from 'grammy/types';
import type { Block, Reply } from '../blocks.ts';
import type { Asked } from './send.ts';
import { limits } from './limits.ts';

/** Undefined where no words are awaited, and in channels, where Telegram has none. */
export function forceReply(
  { awaitsReply, blocks }: Reply,
  inChat: Asked['inChat'] | undefined,
): ForceReply | undefined {
  if (!awaitsReply || inChat === 'channel') return undefined;
  // The question itself stands in the line, as far as it is short enough.
  const words = blocks.map(wordsOf).findLast((text) => text !== '' && text.length <= limits.placeholder);
  return {
    force_reply: true,
    // In a group only for the one who is answered.
    ...(inChat === 'private' ? {} : { selective: true }),
    ...(words === undefined ? {} : { input_field_placeholder: words }),
  };
}

function wordsOf(block: Block): string {
  return block.type === 'text' || block.type === 'footer' ? block.text.toWellFormed().trim() : '';
}
