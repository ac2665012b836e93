/** A little of `npm run soak`: the real bot processes, killed while they deliver. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTrials } from '../soak/trials.ts';
import { newFolder } from './servers/bot-process.ts';

test.for(['discord', 'telegram'] as const)(
  'killed while it delivers to %s, it loses nothing',
  async (platform) => {
    const storeUrl = `sqlite:${join(newFolder(), 'soak.db')}`;
    const result = await runTrials({
      platform,
      storeUrl,
      kills: 2,
      chats: 40,
      processes: 2,
      report: () => {},
    });
    expect(result).toMatchObject({ kills: 2, lost: 0 });
    expect(result.doubled).toBeLessThanOrEqual(platform === 'discord' ? 0 : result.messagesInFlight);
  },
);
