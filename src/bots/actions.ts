/** What a button does, in the few bytes that a platform carries (Telegram: 64). */

export type Action =
  | { readonly type: 'story'; readonly storyId: string }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'more' }
  | { readonly type: 'settings' };

export const actions = {
  story: (storyId: string): string => `story:${storyId}`,
  /** Turns to a page, from 1, of a reply that is shown a page at a time. */
  page: (page: number): string => `page:${page}`,
  more: 'more',
  settings: 'settings',
} as const;

export function parseAction(action: string): Action | undefined {
  if (action === actions.more) return { type: 'more' };
  if (action === actions.settings) return { type: 'settings' };
  const page = /^page:(\d{1,3})$/u.exec(action)?.[1];
  if (page !== undefined) return { type: 'page', page: Number(page) };
  const storyId = /^story:(.+)$/su.exec(action)?.[1];
  return storyId === undefined ? undefined : { type: 'story', storyId };
}
