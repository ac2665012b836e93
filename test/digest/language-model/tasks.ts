/** A task of the kind that the bot sets a model, and a model of a loopback server to set it. */
import { z } from 'zod';
import type { WritingTask } from '../../../src/digest/language-model.ts';
import {
  createLanguageModel,
  type LanguageModelOptions,
  type OpenAiModel,
} from '../../../src/digest/language-model/openai-model.ts';
import { startModelServer, type ModelServer, type ModelServerOptions } from '../../servers/model-server.ts';
import { hastyClock } from './clocks.ts';

export const shape = z.object({
  points: z.array(z.object({ text: z.string(), from: z.array(z.int()) })),
  headline: z.string(),
});
export type Brief = z.infer<typeof shape>;

export const brief: Brief = {
  points: [{ text: 'The baths of Port Ansel stay open.', from: [1, 2] }],
  headline: 'Baths stay open',
};

export function task(more: Partial<WritingTask<Brief>> = {}): WritingTask<Brief> {
  return {
    instructions: 'Rewrite the key points.',
    material: '1. The baths of Port Ansel stay open.',
    shape,
    name: 'brief',
    mostTokens: 500,
    ...more,
  };
}

export interface Pair extends AsyncDisposable {
  readonly server: ModelServer;
  readonly model: OpenAiModel;
}

/** By default with the right key and name, and pauses that are over at once. */
export async function pair(
  serverOptions: ModelServerOptions = {},
  modelOptions: Partial<LanguageModelOptions> = {},
): Promise<Pair> {
  const server = await startModelServer(serverOptions);
  const model = createLanguageModel({
    name: 'test-model',
    baseUrl: server.baseUrl,
    key: 'sk-test',
    timeoutMs: 90_000,
    clock: hastyClock(),
    ...modelOptions,
  });
  return { server, model, [Symbol.asyncDispose]: () => server.close() };
}
