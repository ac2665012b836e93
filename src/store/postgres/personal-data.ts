/** What is kept of chats and people. */
import { choicesOfChats, choicesOfUser, forgetting, reading } from '../personal-data.ts';
import type { Kept, PersonalData } from '../ports.ts';
import type { Database } from './database.ts';

type Choices = ReturnType<typeof choicesOfUser>;

export function createPersonalData(database: Database): PersonalData {
  function read(choices: Choices): Promise<Kept[]> {
    return database.transaction(async (queries) => {
      const kept: Kept[] = [];
      for (const choice of choices) {
        const { sql, values } = reading(choice);
        kept.push(...(await queries.all(numbered(sql), values)).map(choice.kept));
      }
      return kept;
    });
  }

  function forget(choices: Choices): Promise<number> {
    return database.transaction(async (queries) => {
      let removed = 0;
      for (const { sql, values } of forgetting(choices)) removed += await queries.run(numbered(sql), values);
      return removed;
    });
  }

  return {
    ofChats: (chats) => read(choicesOfChats(chats)),
    forgetChats: (chats, only) => forget(choicesOfChats(chats, only)),
    ofUser: (platform, user) => read(choicesOfUser(platform, user)),
    forgetUser: (platform, user) => forget(choicesOfUser(platform, user)),
    sweep: () => database.run('DELETE FROM key_values WHERE expires_at <= $1', [Date.now()]),
  };
}

/** "?" as Postgres has it. */
export function numbered(sql: string): string {
  let number = 0;
  return sql.replace(/\?/gu, () => `$${(number += 1)}`);
}
