/** What an OpenAI-compatible endpoint offers. */
import { z } from 'zod';
import { BrevierError } from '../../model.ts';
import { ask, type Checked, isGood } from './ask.ts';

export interface Endpoint {
  /** Names of its models; empty where it doesn't list them. */
  readonly models: readonly string[];
}

/** Where Ollama listens by itself. */
export const OLLAMA = 'http://127.0.0.1:11434/v1';
const OLLAMA_WITHIN_MS = 1_500;

const REFUSED: ReadonlySet<number> = new Set([401, 403]);
const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

export async function checkEndpoint(
  baseUrl: string,
  key: string | undefined,
  timeoutMs?: number,
): Promise<Checked<Endpoint>> {
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const answer = await ask(`${baseUrl.replace(/\/+$/u, '')}/models`, headers, timeoutMs);
  if (REFUSED.has(answer.status))
    return {
      type: 'refused',
      says: key
        ? 'the endpoint refuses this key; make a new one where you have your account'
        : 'the endpoint wants a key',
    };
  const list = listSchema.safeParse(answer.json);
  if (!isGood(answer) || !list.success)
    return {
      type: 'unknown',
      says: `no list of models at that address (${answer.status}); it usually ends in /v1`,
    };
  return { type: 'good', models: list.data.data.map(({ id }) => id), aheadMs: answer.aheadMs };
}

/** The models of an Ollama on this machine; undefined where there is none. */
export async function findOllama(baseUrl = OLLAMA): Promise<readonly string[] | undefined> {
  try {
    const found = await checkEndpoint(baseUrl, undefined, OLLAMA_WITHIN_MS);
    return found.type === 'good' ? found.models : undefined;
  } catch (error) {
    if (error instanceof BrevierError) return undefined;
    throw error;
  }
}
