/** What is there before anything is asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownSettings, settingsPath, SHIPPED_SETTINGS } from '../../config.ts';
import { parseSettings } from '../../config/settings.ts';
import { BrevierError } from '../../model.ts';
import { readEnvFile } from '../env-file.ts';
import type { Current } from './answers.ts';
import { checkWritable } from './write.ts';

/** `outer`: the environment without the .env file. Throws a BrevierError for what has to be mended by hand first. */
export function readCurrent(folder: string, outer: NodeJS.ProcessEnv): Current {
  const envPath = join(folder, '.env');
  const env = readEnvFile(envPath);
  const environment = { ...env.values, ...outer };
  const source = settingsPath(environment, folder);
  const target = source === SHIPPED_SETTINGS ? targetIn(folder) : source;
  const settingsText = read(source);
  const problems: string[] = [];
  const settings = parseSettings(settingsText, source, problems);
  if (!settings)
    throw new BrevierError('config', `bad configuration, to be mended first: ${problems.join('; ')}`);
  checkWritable(envPath);
  checkWritable(target);
  return { envPath, env, environment, settingsPath: target, settingsText, settings };
}

/** In the checkout itself the shipped file stays as it is, or the next upgrade would be in its way. */
function targetIn(folder: string): string {
  return folder === join(SHIPPED_SETTINGS, '..', '..')
    ? ownSettings(folder)
    : join(folder, 'config', 'brevier.yaml');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BrevierError('config', `cannot read ${path} (${reason}); check BREVIER_CONFIG`, {
      cause: error,
    });
  }
}
