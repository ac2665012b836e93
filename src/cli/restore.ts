/** `brevier restore FILE`: a backup in the place of what is kept, while the bots run. */
import type { Contents } from '../store/backups.ts';
import { restoreBackup, restoreStream } from '../store/backup-files.ts';
import { backupsOf } from '../store/open-store.ts';
import { type Command, configuration, jsonOption, oneFile } from './command.ts';

export const command: Command = {
  options: jsonOption,
  takes: 'a FILE',
  async run(positionals, values, output) {
    const file = oneFile(positionals);
    const backups = await backupsOf(configuration().storeUrl);
    const now = new Date().toISOString();
    const restored = await (file === '-'
      ? restoreStream(backups, process.stdin, now)
      : restoreBackup(backups, file, now));
    const { keptAside, knowsSent, restart } = restored;
    if (values['json'] === true) {
      output.json({ file, ...restored });
      return 0;
    }
    output.print(`restored ${file}: ${describeContents(restored)}`);
    if (keptAside !== undefined)
      output.print(`What was there before is in ${keptAside}; remove it when you no longer need it.`);
    if (!knowsSent)
      output.print('Which briefings had been sent since is not known: those due before now are left out.');
    if (restart) output.print('The store was too damaged to be read: start running bots anew.');
    return 0;
  },
};

export function describeContents({ articles, schedules }: Contents): string {
  return `${articles} ${articles === 1 ? 'article' : 'articles'}, ${schedules} ${schedules === 1 ? 'schedule' : 'schedules'}`;
}
