/** Whether the language model answers, and what to mend where it doesn't. */
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { ModelFailure } from '../../digest/language-model.ts';
import type { ReplyFormat } from '../../digest/language-model/dialect.ts';
import type { EndpointOptions } from '../../digest/language-model/endpoint.ts';
import { listModels } from '../../digest/language-model/models.ts';
import { createEmbedder } from '../../digest/language-model/openai-embedder.ts';
import { createLanguageModel, named } from '../../digest/language-model/openai-model.ts';

const SLOW_MS = 10_000;
/** Enough for a model that thinks before it writes. */
const MOST_TOKENS = 2000;

const formats: Readonly<Record<ReplyFormat, string>> = {
  json_schema: 'JSON schema',
  json_object: 'JSON',
  plain: 'plain text',
};

/** What it says; rejects with what is wrong, and the cure. */
export async function checkModel(model: Config['model'], keyAlone: string | undefined): Promise<string> {
  if (!model) {
    return keyAlone?.trim()
      ? 'OPENAI_API_KEY is set, but nothing is called without OPENAI_MODEL, so briefings are extractive; set it to the model that may write'
      : 'no OPENAI_MODEL or OPENAI_BASE_URL, so briefings are extractive';
  }
  const { name, baseUrl, key, timeoutSeconds } = model;
  const endpoint = { baseUrl, key, timeoutMs: timeoutSeconds * 1000 };
  const asked = createLanguageModel({ name, ...endpoint });
  const began = performance.now();
  const written = await asked.write({
    instructions: 'Reply with a JSON object whose "ready" is true.',
    material: 'Are you ready?',
    shape: z.object({ ready: z.boolean() }),
    name: 'ready',
    mostTokens: MOST_TOKENS,
  });
  const tookMs = Math.round(performance.now() - began);
  if (written.type === 'written') {
    const { name: known, format } = asked.known();
    const slow = tookMs > SLOW_MS ? ' (slow: briefings will often go out before it is done)' : '';
    const vectors = model.embeddings === undefined ? '' : await checkEmbeddings(model.embeddings, endpoint);
    return `${asked.id.replace('the only model', known ?? '')} answers in ${formats[format]}, ${tookMs} ms${slow}${vectors}`;
  }
  const hosted =
    written.reason === 'unknown-model' && name !== undefined ? await listModels(endpoint) : undefined;
  const list = hosted?.type === 'done' && hosted.value.length > 0 ? `; it has ${named(hosted.value)}` : '';
  throw new Error(`${written.says}${list}${cureOf(written.reason, written.says, model)}`);
}

async function checkEmbeddings(name: string, endpoint: EndpointOptions): Promise<string> {
  const embedded = await createEmbedder({ model: name, ...endpoint }).embed(['ready']);
  if (embedded.type === 'failed') throw new Error(`model.embeddings: ${embedded.says}`);
  return `; embeddings by ${name}`;
}

function cureOf(
  reason: ModelFailure,
  says: string,
  { name, baseUrl, key }: NonNullable<Config['model']>,
): string {
  switch (reason) {
    case 'unauthorized':
      return key === undefined ? '; set OPENAI_API_KEY' : '; set OPENAI_API_KEY anew';
    case 'unknown-model':
      return name === undefined ? '' : '; set OPENAI_MODEL to one that it has';
    case 'unreachable':
      if (says.includes('OPENAI_BASE_URL')) return '';
      if (says.includes('cannot be reached')) return whereFrom(baseUrl);
      return '; does OPENAI_BASE_URL end in /v1?';
    case 'slow':
      return '; the model may still be loading: try again, choose a smaller one, or raise model.timeoutSeconds';
    case 'unreadable':
    case 'truncated':
    case 'declined':
      return '; briefings stay extractive with this model: choose another';
    case 'busy':
      return '; try again later';
    default:
      return '';
  }
}

/** Why nobody may be there. */
function whereFrom(baseUrl: string | undefined): string {
  const url = URL.parse(baseUrl ?? '');
  if (url?.port === '11434') return '; is Ollama running?';
  const isHere = url !== null && /^(?:localhost|127\.|\[::1\]|host\.docker)/u.test(url.hostname);
  return isHere ? '; is it running there?' : '; check the network and OPENAI_BASE_URL';
}
