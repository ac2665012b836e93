/** What the bots and those who watch them have in common. */
export type PlatformName = 'discord' | 'telegram';

export const TOKEN = '1:soak';
export const defaults = { zone: 'UTC', stories: 6, length: 'medium' } as const;
/** Of one to twelve stories a briefing has one to three messages. */
export const MOST_STORIES = 12;
