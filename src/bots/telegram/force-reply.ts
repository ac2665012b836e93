/** The reply line, opened for the words that a reply awaits. */
import type { ForceReply } from 'grammy/types';
import type { Block, Reply } from '../blocks.ts';
import { limits } from './limits.ts';

/** Undefined where no words are awaited. In a group it opens only for the one who is answered. */
export function forceReply({ awaitsReply, blocks }: Reply, isPrivate: boolean): ForceReply | undefined {
  if (!awaitsReply) return undefined;
  // The question itself stands in the line, as far as it is short enough.
  const words = blocks.map(wordsOf).findLast((text) => text !== '' && text.length <= limits.placeholder);
  return {
    force_reply: true,
    ...(isPrivate ? {} : { selective: true }),
    ...(words === undefined ? {} : { input_field_placeholder: words }),
  };
}

function wordsOf(block: Block): string {
  return block.type === 'text' || block.type === 'footer' ? block.text.toWellFormed().trim() : '';
}
