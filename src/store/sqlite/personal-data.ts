/** What is kept of chats and people. */
import { choicesOfChats, choicesOfUser, forgetting, reading } from '../personal-data.ts';
import type { Kept, PersonalData } from '../ports.ts';
import type { Database } from './database.ts';

type Choices = ReturnType<typeof choicesOfUser>;

export function createPersonalData(database: Database): PersonalData {
  function read(choices: Choices): Kept[] {
    return database.transaction(() =>
      choices.flatMap((choice) => {
        const { sql, values } = reading(choice);
        return database.all(sql, ...values).map(choice.kept);
      }),
    );
  }

  /** What was removed is written over, in the file and in its log. */
  function forget(choices: Choices): number {
    database.first('PRAGMA secure_delete = ON');
    const removed = database.transaction(() =>
      forgetting(choices).reduce((sum, { sql, values }) => sum + database.run(sql, ...values), 0),
    );
    database.first('PRAGMA secure_delete = OFF');
    database.first('PRAGMA wal_checkpoint(TRUNCATE)');
    return removed;
  }

  return {
    ofChats: async (chats) => read(choicesOfChats(chats)),
    forgetChats: async (chats, only) => forget(choicesOfChats(chats, only)),
    ofUser: async (platform, user) => read(choicesOfUser(platform, user)),
    forgetUser: async (platform, user) => forget(choicesOfUser(platform, user)),
    async sweep() {
      return database.run('DELETE FROM key_values WHERE expires_at <= ?', Date.now());
    },
  };
}
