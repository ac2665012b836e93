/** What was found where `brevier init` runs, and what it was told. */
import type { Settings } from '../../config/settings.ts';
import type { ListedFeed } from '../../ingest/opml.ts';
import type { EnvFile } from '../env-file.ts';

/** The variables that it may set. */
export type Variable =
  | 'DISCORD_TOKEN'
  | 'TELEGRAM_BOT_TOKEN'
  | 'OPENAI_BASE_URL'
  | 'OPENAI_MODEL'
  | 'OPENAI_API_KEY';

export interface Current {
  readonly envPath: string;
  readonly env: EnvFile;
  /** The variables as a start here has them: the environment's come before those of the file. */
  readonly environment: NodeJS.ProcessEnv;
  /** Where the settings are written. */
  readonly settingsPath: string;
  /** As they are there, else as they come with Brevier. */
  readonly settingsText: string;
  readonly settings: Settings;
}

export interface Answers {
  /** Values to be set; empty for those that are to go. */
  readonly variables: Readonly<Partial<Record<Variable, string>>>;
  readonly defaults: Settings['defaults'];
  readonly topics: readonly string[];
  readonly feeds: FeedAnswer;
}

export type FeedAnswer =
  | { readonly type: 'keep' }
  /** In the place of those that are there. */
  | { readonly type: 'only'; readonly feeds: readonly ListedFeed[] }
  | { readonly type: 'add'; readonly feeds: readonly ListedFeed[] };

/** Bots that were found by their tokens, for what is said at the end. */
export interface Met {
  discord?: { readonly name: string; readonly invite: string };
  telegram?: { readonly name: string };
}
