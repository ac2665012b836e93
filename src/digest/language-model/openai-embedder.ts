/** Vectors from any endpoint that speaks OpenAI's embeddings. */
import { z } from 'zod';
import type { Embedded, Embedder } from '../language-model.ts';
import { openBill } from './bill.ts';
import { type Asking, createEndpoint, type EndpointOptions } from './endpoint.ts';
import { ModelError } from './failures.ts';
import { failureOfValue } from './thrown.ts';

export interface EmbedderOptions extends EndpointOptions {
  readonly model: string;
}

/** What every endpoint takes at once. */
const TEXTS_A_REQUEST = 64;
/** Of each text: most models read no further, and some refuse what is longer. */
const MOST_CHARACTERS = 8000;
const MOST_REPLY_BYTES = 16_000_000;

const reply = z.object({
  data: z.array(z.object({ index: z.int().min(0).optional(), embedding: z.array(z.number()).min(1) })),
  usage: z
    .object({ prompt_tokens: z.number().min(0) })
    .nullish()
    .catch(undefined),
});

export function createEmbedder({ model, ...options }: EmbedderOptions): Embedder {
  const endpoint = createEndpoint(options, MOST_REPLY_BYTES);
  const { host } = endpoint;

  async function embedSome(asking: Asking, texts: readonly string[]): Promise<Float32Array[]> {
    // An empty text is refused by some.
    const input = texts.map((text) => text.slice(0, MOST_CHARACTERS).trim() || '-');
    return asking.send(async (client, signal) => {
      const bill = openBill(asking.tally, input.join('').length);
      let response: Response;
      try {
        // By post, for the package would ask for base64 by itself.
        response = await client.post('/embeddings', { body: { model, input }, signal }).asResponse();
      } catch (error) {
        if (!signal.aborted) bill.void();
        throw error;
      }
      const body: unknown = await response.json();
      const { success, data } = reply.safeParse(body);
      if (!success) throw notVectors(body);
      if (data.usage) bill.settle(data.usage.prompt_tokens, 0);
      const ordered = data.data.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
      if (ordered.length !== texts.length) throw notVectors(undefined);
      return ordered.map(({ embedding }) => unit(embedding));
    });
  }

  function unit(values: readonly number[]): Float32Array {
    const length = Math.hypot(...values);
    if (!Number.isFinite(length) || length === 0) throw notVectors(undefined);
    return Float32Array.from(values, (value) => value / length);
  }

  function notVectors(body: unknown): ModelError {
    if (typeof body === 'object' && body !== null && 'error' in body) {
      return new ModelError(failureOfValue(body.error, host));
    }
    return new ModelError({ reason: 'unreadable', says: `${host} sends no vectors` });
  }

  return {
    id: `${model} at ${host}`,
    async embed(texts, signal): Promise<Embedded> {
      const asked = await endpoint.ask(async (asking) => {
        const vectors: Float32Array[] = [];
        for (let start = 0; start < texts.length; start += TEXTS_A_REQUEST) {
          vectors.push(...(await embedSome(asking, texts.slice(start, start + TEXTS_A_REQUEST))));
        }
        if (new Set(vectors.map(({ length }) => length)).size > 1) throw notVectors(undefined);
        return vectors;
      }, signal);
      return asked.type === 'done' ? { type: 'embedded', vectors: asked.value, usage: asked.usage } : asked;
    },
  };
}
