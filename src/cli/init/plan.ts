/** What answers come to: the two files as they will be, and lines that tell what changes in them without a secret. */
import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseSettings } from '../../config/settings.ts';
import type { ListedFeed } from '../../ingest/opml.ts';
import { BrevierError } from '../../model.ts';
import type { Answers, Current, Variable } from './answers.ts';
import { setVariable } from './env-text.ts';
import { addToList, type Path, setSetting } from './settings-text.ts';
import type { NewFile } from './write.ts';

export interface Plan {
  readonly files: readonly NewFile[];
  /** Empty where nothing changes. */
  readonly lines: readonly string[];
}

const SECRET_MODE = 0o600;

export function plan(current: Current, answers: Answers, folder: string): Plan {
  const env = planVariables(current, answers);
  const settings = planSettings(current, answers);
  const name = (path: string): string => relative(folder, path) || path;
  const files: NewFile[] = [];
  const lines: string[] = [];
  if (env.lines.length > 0) {
    files.push({ path: current.envPath, text: env.text, mode: SECRET_MODE });
    lines.push(`${name(current.envPath)}, to be read by you alone:`, ...env.lines);
  }
  if (settings.lines.length > 0) {
    files.push({ path: current.settingsPath, text: settings.text });
    lines.push(`${name(current.settingsPath)}:`, ...settings.lines);
  }
  return { files, lines };
}

interface Changed {
  readonly text: string;
  readonly lines: readonly string[];
}

function planVariables({ env, environment }: Current, { variables }: Answers): Changed {
  let { text } = env;
  const lines: string[] = [];
  for (const [name, value] of Object.entries(variables)) {
    const before = env.values[name];
    if ((before ?? '') === value) continue;
    text = setVariable(text, name, value);
    const shown = value === '' ? 'taken out' : isSecret(name) ? (before ? 'replaced' : 'set') : value;
    lines.push(`  ${name}: ${shown}`);
    // The environment's own comes first whatever the file says.
    const outer = environment[name];
    if (outer !== undefined && outer !== before && outer !== value)
      lines.push(`    (but the environment sets ${name} too, and that one counts)`);
  }
  return { text, lines };
}

function isSecret(name: string): boolean {
  const open: readonly Variable[] = ['OPENAI_BASE_URL', 'OPENAI_MODEL'];
  return !open.some((one) => one === name);
}

function planSettings(current: Current, { defaults, topics, feeds }: Answers): Changed {
  const { settings } = current;
  let text = current.settingsText;
  const lines: string[] = [];
  const set = (path: Path, before: unknown, after: unknown): void => {
    if (isDeepStrictEqual(before, after)) return;
    text = setSetting(text, path, after);
    lines.push(`  ${path.join('.')}: ${shown(before)} → ${shown(after)}`);
  };
  for (const key of ['zone', 'stories', 'length'] as const)
    set(['defaults', key], settings.defaults[key], defaults[key]);
  set(['topics'], settings.topics, [...topics]);
  if (feeds.type === 'only') set(['feeds'], settings.feeds, feeds.feeds.map(listed));
  const there = new Set(settings.feeds.map(({ url }) => url));
  const fresh = feeds.type === 'add' ? feeds.feeds.filter(({ url }) => !there.has(url)).map(listed) : [];
  if (fresh.length > 0) {
    text = addToList(text, 'feeds', fresh);
    lines.push(`  feeds: ${settings.feeds.length} → ${settings.feeds.length + fresh.length}`);
  }
  const problems: string[] = [];
  if (!parseSettings(text, current.settingsPath, problems))
    throw new BrevierError('config', `the settings would not be good: ${problems.join('; ')}`);
  return { text, lines };
}

function listed({ url, source, section }: ListedFeed): Record<string, string> {
  return { url, ...(source ? { source } : {}), ...(section ? { section } : {}) };
}

function shown(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.every((one) => typeof one === 'string') ? value.join(', ') || 'none' : String(value.length);
}
