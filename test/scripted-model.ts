/** A language model without an endpoint: it says what a test has it say. */
import type { LanguageModel, WritingTask, Written } from '../src/digest/language-model.ts';
import { edit, type EditorRequest, type Translations } from './servers/model/editor.ts';

export interface ScriptedModel extends LanguageModel {
  /** What it was asked, in order. */
  readonly asked: readonly EditorRequest[];
}

const COST = { calls: 1, inputTokens: 100, outputTokens: 20 };

/** A good editor unless `reply` says otherwise: JSON, or undefined for an endpoint that fails. */
export function scriptedModel({
  translations = {},
  reply = (request) => edit(request, translations),
}: {
  readonly translations?: Translations;
  readonly reply?: (request: EditorRequest) => Promise<string | undefined> | string | undefined;
} = {}): ScriptedModel {
  const asked: EditorRequest[] = [];
  return {
    id: 'scripted',
    asked,
    async write<Value>(task: WritingTask<Value>): Promise<Written<Value>> {
      const { instructions, material, shape, onText } = task;
      asked.push({ instructions, material });
      const said = await reply({ instructions, material });
      if (said === undefined) return { type: 'failed', reason: 'failed', says: 'it fails', usage: COST };
      for (let length = 1; length <= said.length; length += 1) onText?.(said.slice(0, length));
      return { type: 'written', value: shape.parse(JSON.parse(said)), usage: COST };
    },
  };
}
