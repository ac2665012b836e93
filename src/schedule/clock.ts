/** The clock that everything else goes by, in UTC, where no minute is missing and none comes twice. */
import cron from 'node-cron';

export interface Clock {
  stop(): Promise<void>;
}

/** One run at a time: a minute in which the last one is still running is left out. */
export function everyMinute(task: () => Promise<void>): Clock {
  return start('* * * * *', task);
}

/** Four times an hour, from the full hour on. */
export function everyQuarter(task: () => Promise<void>): Clock {
  return start('*/15 * * * *', task);
}

/** Past three, and not at the full hour, when everyone does everything. */
export function everyNight(task: () => Promise<void>): Clock {
  return start('23 3 * * *', task);
}

function start(pattern: string, task: () => Promise<void>): Clock {
  const scheduled = cron.schedule(pattern, task, { timezone: 'UTC', noOverlap: true });
  return {
    async stop() {
      await scheduled.destroy();
    },
  };
}
