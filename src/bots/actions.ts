/** What a button does, in the few bytes that a platform carries (Telegram: 64). */

export type Action =
  | { readonly type: 'story'; readonly storyId: string }
  | { readonly type: 'more' }
  | { readonly type: 'settings' };

export const actions = {
  story: (storyId: string): string => `story:${storyId}`,
  more: 'more',
  settings: 'settings',
} as const;

export function parseAction(action: string): Action | undefined {
  if (action === actions.more) return { type: 'more' };
  if (action === actions.settings) return { type: 'settings' };
  const storyId = /^story:(.+)$/su.exec(action)?.[1];
  return storyId === undefined ? undefined : { type: 'story', storyId };
}
