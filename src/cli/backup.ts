/** `brevier backup FILE`: all that is kept, in one file, while the bots run. */
import { streamBackup, saveBackup } from '../store/backup-files.ts';
import { backupsOf } from '../store/open-store.ts';
import { type Command, configuration, jsonOption, oneFile, usageError } from './command.ts';
import { describeContents } from './restore.ts';

export const command: Command = {
  options: { ...jsonOption, force: { type: 'boolean' } },
  takes: 'a FILE',
  async run(positionals, values, output) {
    const file = oneFile(positionals);
    const backups = await backupsOf(configuration().storeUrl);
    if (file === '-') {
      if (process.stdout.isTTY)
        throw usageError('- would write a database to this terminal; name a file, or use > FILE');
      const contents = await streamBackup(backups, process.stdout);
      output.error(`backed up: ${describeContents(contents)}`);
      return 0;
    }
    const { bytes, ...contents } = await saveBackup(backups, file, { force: values['force'] === true });
    if (values['json'] === true) output.json({ file, bytes, ...contents });
    else output.print(`${file}: ${describeContents(contents)}, ${(bytes / 1e6).toFixed(1)} MB`);
    return 0;
  },
};
